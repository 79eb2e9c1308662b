package dev.vpcdoctor.network.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vpcdoctor.shared.address.IpAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetExpressionTest {

    @ParameterizedTest
    @CsvSource({
        "orders.example:5432, orders.example, 5432",
        "Orders.Example.:5432, orders.example, 5432",
        "https://api.example/v1?key=x, api.example, 443",
        "http://api.example:8080/v1, api.example, 8080",
        "postgres://orders.example/db, orders.example, 5432",
        "postgresql+psycopg://orders.example/db, orders.example, 5432",
        "jdbc:mysql://orders.example:3307/db, orders.example, 3307",
        "rediss://cache.example, cache.example, 6379",
    })
    void hostsAndUrls(String text, String host, int port) {
        TargetExpression.Host parsed = (TargetExpression.Host) TargetExpression.parse(text);

        assertThat(parsed.host()).isEqualTo(host);
        assertThat(parsed.port()).contains(port);
    }

    @Test
    void passwordsAreForgotten() {
        TargetExpression parsed =
                TargetExpression.parse("postgres://admin:s3cr3t@orders.example:5432/db?sslkey=s3cr3t");

        assertThat(parsed.asked()).isEqualTo("postgres://orders.example:5432");
        assertThat(parsed.toString()).doesNotContain("s3cr3t", "admin");
    }

    @Test
    void aHostMayLackItsPortWhereAFactCanTellIt() {
        assertThat(TargetExpression.parse("orders.abc.eu-west-1.rds.amazonaws.com"))
                .isEqualTo(new TargetExpression.Host(
                        "orders.abc.eu-west-1.rds.amazonaws.com",
                        "orders.abc.eu-west-1.rds.amazonaws.com",
                        Optional.empty()));
    }

    @Test
    void addressesOfBothFamilies() {
        assertThat(TargetExpression.parse("10.0.0.5:5432"))
                .isEqualTo(new TargetExpression.Address("10.0.0.5:5432", IpAddress.parse("10.0.0.5"), 5432));
        assertThat(TargetExpression.parse("[2001:db8::5]:443"))
                .isEqualTo(new TargetExpression.Address("[2001:db8::5]:443", IpAddress.parse("2001:db8::5"), 443));
    }

    @Test
    void servicesByTheirIdentifiers() {
        assertThat(TargetExpression.parse("rds:orders"))
                .isEqualTo(new TargetExpression.Service("rds:orders", "rds", "orders", Optional.empty()));
        assertThat(TargetExpression.parse("rds-proxy:orders:5433"))
                .isEqualTo(new TargetExpression.Service(
                        "rds-proxy:orders:5433", "rds-proxy", "orders", Optional.of(5433)));
        assertThat(TargetExpression.parse("aws:SecretsManager"))
                .isEqualTo(new TargetExpression.Aws(
                        "aws:SecretsManager", "secretsmanager", Optional.empty(), Optional.empty()));
    }

    @Test
    void arnsOfThingsInSubnetsAndOfThingsBehindApis() {
        String database = "arn:aws:rds:eu-west-1:123456789012:db:orders";
        String secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf";
        String bucket = "arn:aws:s3:::invoices";

        assertThat(TargetExpression.parse(database))
                .isEqualTo(new TargetExpression.Service(database, "rds", database, Optional.empty()));
        assertThat(TargetExpression.parse(secret))
                .isEqualTo(new TargetExpression.Aws(
                        secret, "secretsmanager", Optional.of("eu-west-1"), Optional.of(secret)));
        assertThat(TargetExpression.parse(bucket))
                .isEqualTo(new TargetExpression.Aws(bucket, "s3", Optional.empty(), Optional.of(bucket)));
    }

    @Test
    void resourcesById() {
        assertThat(TargetExpression.parse("i-0abc:8080"))
                .isEqualTo(new TargetExpression.Resource("i-0abc:8080", "i-0abc", Optional.of(8080)));
        assertThat(TargetExpression.parse("vpce-0abc"))
                .isEqualTo(new TargetExpression.Resource("vpce-0abc", "vpce-0abc", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', the target is empty",
        "10.0.0.5, lacks the port",
        "orders.example:99999, is not a port",
        "orders.example:port, is not a port",
        "rds:, lacks the identifier",
        "arn:aws:rds, is not an ARN",
        "white space:1, is not a target",
    })
    void whatCannotBeUnderstoodSaysWhatToWrite(String text, String message) {
        assertThatThrownBy(() -> TargetExpression.parse(text))
                .isInstanceOf(TargetSyntaxException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subnet-1", "subnet-1,subnet-2", ""})
    void aSubnetNeedsItsSecurityGroups(String text) {
        assertThatThrownBy(() -> SourceExpression.parse(text)).isInstanceOf(TargetSyntaxException.class);
    }
}
