package dev.vpcdoctor.shared;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {

    @Test
    void anArnHasItsParts() {
        assertThat(Arn.parse("arn:aws-cn:lambda:cn-north-1:123456789012:function:checkout:live"))
                .contains(new Arn("aws-cn", "lambda", "cn-north-1", "123456789012", "function:checkout:live"));
        assertThat(Arn.parse("arn:aws:s3:::orders/2026/a:b")).contains(new Arn("aws", "s3", "", "", "orders/2026/a:b"));
    }

    @ParameterizedTest
    @CsvSource({
        "db:orders, db, orders, orders",
        "cluster-endpoint:a:b, cluster-endpoint, a:b, a:b",
        "role/checkout, role, checkout, checkout",
        "role/service/checkout, role, service/checkout, checkout",
        "function:checkout:live, function, checkout:live, checkout:live",
        "log-group:/aws/lambda/checkout:*, log-group, /aws/lambda/checkout:*, checkout:*",
        "loadbalancer/net/orders/50dc6c49, loadbalancer, net/orders/50dc6c49, 50dc6c49",
        "table/orders/stream/2026-01-01T00:00:00.000, table, orders/stream/2026-01-01T00:00:00.000,"
                + " 2026-01-01T00:00:00.000",
        "orders, '', orders, orders",
        "db:, db, '', ''",
        "*, '', *, *"
    })
    void aResourceHasATypeAnIdAndAName(String resource, String type, String id, String name) {
        Arn arn = new Arn("aws", "any", "eu-west-1", "123456789012", resource);

        assertThat(arn.resourceType()).isEqualTo(type);
        assertThat(arn.resourceId()).isEqualTo(id);
        assertThat(arn.name()).isEqualTo(name);
        assertThat(Arn.nameIn(arn.toString())).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "arn",
                "arn:",
                "arn:aws:rds",
                "arn:aws:rds:eu-west-1:123456789012",
                "arn:aws:rds:eu-west-1:123456789012:",
                "arn:aws::eu-west-1:123456789012:db:orders",
                "arn::rds:eu-west-1:123456789012:db:orders",
                "ARN:aws:rds:eu-west-1:123456789012:db:orders",
                " arn:aws:rds:eu-west-1:123456789012:db:orders",
                "123456789012:function:checkout",
                "checkout"
            })
    void otherTextsAreNoArns(String text) {
        assertThat(Arn.parse(text)).isEmpty();
        assertThat(Arn.nameIn(text)).isEqualTo(text);
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("arns") Arn arn) {
        assertThat(Arn.parse(arn.toString())).contains(arn);
        assertThat(arn.resource()).startsWith(arn.resourceType()).endsWith(arn.resourceId());
        assertThat(arn.resourceId()).endsWith(arn.name());
        assertThat(arn.withResource("") + arn.resource()).isEqualTo(arn.toString());
    }

    @Provide
    Arbitrary<Arn> arns() {
        return Combinators.combine(
                        Arbitraries.of("aws", "aws-cn", "aws-us-gov", "*"),
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .withChars('-')
                                .ofMinLength(1),
                        Arbitraries.of("", "eu-west-1", "*"),
                        Arbitraries.of("", "123456789012", "aws", "*"),
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .withChars(":/*-.")
                                .ofMinLength(1))
                .as(Arn::new);
    }
}
