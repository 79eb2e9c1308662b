package dev.vpcdoctor.network.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {

    @Test
    void oneStatementAndOneActionNeedNoLists() {
        PolicyDocument policy = read("""
            {"Statement": {"Effect": "Deny", "Principal": {"AWS": "*"}, "NotAction": "s3:GetObject",
                "NotResource": "arn:aws:s3:::b/*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}}
            """);

        assertThat(policy.statements())
                .containsExactly(new Statement(
                        false, List.of("s3:GetObject"), true, List.of("arn:aws:s3:::b/*"), true, true, true));
    }

    @Test
    void anAccountIsNotEverybody() {
        assertThat(read("""
            {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "123456789012"}, "Action": "*", "Resource": "*"}]}
            """).statements()).extracting(Statement::anyPrincipal).containsExactly(false);
    }

    @Test
    void theTextIsKeptWholeWithTheStatementsLast() {
        PolicyDocument policy = read("""
            {"Statement": {"Sid": "a", "Effect": "Allow"}, "Version": "2012-10-17", "Id": "mine"}
            """);

        assertThat(policy.text())
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Id\":\"mine\","
                        + "\"Statement\":[{\"Sid\":\"a\",\"Effect\":\"Allow\"}]}");
    }

    @Test
    void aFurtherStatementIsReadAsItWasMeant() {
        PolicyDocument before = read("""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:*",
                "Resource": "arn:aws:s3:::a"}]}
            """);

        PolicyDocument after = before.allowing(List.of("arn:aws:s3:::b", "arn:aws:s3:::b/*"));

        assertThat(read(after.text())).isEqualTo(after);
        assertThat(after.statements()).hasSize(2).startsWith(before.statements().get(0));
    }

    @Test
    void thePolicyOfAnEndpointForWhichNobodyWroteOneIsReadAsItIsWritten() {
        assertThat(read(PolicyDocument.FULL_ACCESS.text())).isEqualTo(PolicyDocument.FULL_ACCESS);
    }

    @Test
    void whatIsNoPolicyIsUnknown() {
        assertThat(PolicyReader.read("{\"Statement\": [", "vpce-1"))
                .isEqualTo(Fact.unknown("the policy of vpce-1 is not JSON", ""));
        assertThat(PolicyReader.read("{}", "vpce-1").isKnown()).isFalse();
    }

    private static PolicyDocument read(String text) {
        return PolicyReader.read(text, "vpce-1").optional().orElseThrow();
    }
}
