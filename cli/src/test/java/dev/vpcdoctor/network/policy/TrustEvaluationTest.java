package dev.vpcdoctor.network.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.snapshot.SnapshotAnswers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustEvaluationTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {'Effect': 'Allow', 'Principal': {'Service': 'lambda.amazonaws.com'}, 'Action': 'sts:AssumeRole'}                          | Allowed
        {'Effect': 'Allow', 'Principal': {'Service': ['ec2.amazonaws.com', 'lambda.amazonaws.com']}, 'Action': 'sts:*'}            | Allowed
        {'Effect': 'Allow', 'Principal': {'Service': 'lambda.amazonaws.com'}, 'Action': ['sts:TagSession', 'STS:assumerole']}      | Allowed
        {'Effect': 'Allow', 'Principal': {'Service': 'edgelambda.amazonaws.com'}, 'Action': 'sts:AssumeRole'}                      | NotAllowed
        {'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::123456789012:root'}, 'Action': 'sts:AssumeRole'}                    | NotAllowed
        {'Effect': 'Allow', 'Principal': {'Service': 'lambda.amazonaws.com'}, 'Action': 'sts:TagSession'}                          | NotAllowed
        {'Effect': 'Allow', 'Principal': {'Federated': 'arn:aws:iam::1:oidc-provider/x'}, 'Action': 'sts:AssumeRoleWithWebIdentity'} | NotAllowed
        {'Effect': 'Deny', 'Principal': {'Service': 'lambda.amazonaws.com'}, 'Action': 'sts:AssumeRole'}                           | Denied
        {'Effect': 'Allow', 'Principal': '*', 'Action': 'sts:AssumeRole'}                                                          | Unknown
        {'Effect': 'Allow', 'Principal': {'Service': 'lambda.amazonaws.com'}, 'Action': 'sts:AssumeRole', 'Condition': {'StringEquals': {'aws:SourceAccount': '1'}}} | Unknown
        """)
    void aTrustPolicyLetsAServiceInByName(String statement, String expected) {
        Role role = NetworkReader.read(SnapshotAnswers.snapshot(
                        "roles.json",
                        "{'RoleDetailList': [{'RoleName': 'checkout', 'Arn': 'arn:aws:iam::123456789012:role/checkout',"
                                + " 'AssumeRolePolicyDocument': {'Statement': [" + statement + "]}}]}"))
                .network()
                .all(Role.class)
                .iterator()
                .next();

        assertThat(new TrustEvaluation(role).of("lambda.amazonaws.com", new RequestContext()))
                .extracting(decision -> decision.getClass().getSimpleName())
                .isEqualTo(expected);
    }
}
