package dev.vpcdoctor.network.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Condition;
import dev.vpcdoctor.network.model.PolicyDocument.Principal;
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
                        false,
                        List.of("s3:GetObject"),
                        true,
                        List.of("arn:aws:s3:::b/*"),
                        true,
                        List.of(Principal.EVERYBODY),
                        false,
                        List.of(new Condition("Bool", "aws:SecureTransport", List.of("false"))),
                        policy.statements().get(0).text()));
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

        PolicyDocument after = before.with(Statement.allowingEverybody(List.of("arn:aws:s3:::b", "arn:aws:s3:::b/*")));

        assertThat(read(after.text())).isEqualTo(after);
        assertThat(after.statements()).hasSize(2).startsWith(before.statements().get(0));
    }

    @Test
    void whatIsWrittenByUsIsReadAsItWasMeant() {
        PolicyDocument policy = new PolicyDocument(
                "{\"Version\":\"2012-10-17\",",
                List.of(
                        Statement.allowing(List.of("ec2:CreateNetworkInterface", "ec2:DescribeSubnets")),
                        Statement.trusting("lambda.amazonaws.com"),
                        Statement.allowing(List.of("ec2:*"))
                                .under(new Condition("ArnEquals", "lambda:SourceFunctionArn", List.of("arn:x")))));

        assertThat(read(policy.text())).isEqualTo(policy);
    }

    @Test
    void aTrustPolicyNamesServicesAndAccounts() {
        Statement statement = read("""
            {"Statement": {"Effect": "Allow", "Principal": {"Service": ["lambda.amazonaws.com", "ec2.amazonaws.com"],
                "AWS": "arn:aws:iam::123456789012:root"}, "Action": "sts:AssumeRole"}}
            """).statements().get(0);

        assertThat(statement.principals())
                .containsExactly(
                        new Principal("Service", "lambda.amazonaws.com"),
                        new Principal("Service", "ec2.amazonaws.com"),
                        new Principal("AWS", "arn:aws:iam::123456789012:root"));
        assertThat(statement.anyPrincipal()).isFalse();
    }

    @Test
    void everyTestOfAConditionIsRead() {
        assertThat(read("""
            {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {
                "StringEquals": {"aws:RequestedRegion": ["eu-west-1", "eu-west-2"], "aws:PrincipalTag/team": "a"},
                "Null": {"aws:TokenIssueTime": true}}}}
            """).statements().get(0).conditions())
                .containsExactly(
                        new Condition("StringEquals", "aws:RequestedRegion", List.of("eu-west-1", "eu-west-2")),
                        new Condition("StringEquals", "aws:PrincipalTag/team", List.of("a")),
                        new Condition("Null", "aws:TokenIssueTime", List.of("true")));
    }

    @Test
    void aStatementThatNeitherAllowsNorDeniesMakesThePolicyUnknown() {
        assertThat(PolicyReader.read("{\"Statement\": [{\"Effect\": \"Perhaps\", \"Action\": \"*\"}]}", "vpce-1"))
                .isEqualTo(Fact.unknown("the policy of vpce-1 has a statement that neither allows nor denies", ""));
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
