package dev.vpcdoctor.network.read;

import static dev.vpcdoctor.network.read.TestNetworks.network;
import static dev.vpcdoctor.network.read.TestNetworks.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.DeletedRole;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.Quota;
import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.network.model.RolePolicy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoleReaderTest {
    private static final String ARN = "arn:aws:iam::123456789012:role/service/checkout";
    private static final String MANAGED = "arn:aws:iam::123456789012:policy/interfaces";
    private static final String DOCUMENT =
            "{'Statement': [{'Effect': 'Allow', 'Action': 'ec2:*', 'Resource': '*'}], 'Version': '2012-10-17'}";
    private static final String READ = "{\"Version\":\"2012-10-17\",\"Statement\":"
            + "[{\"Effect\":\"Allow\",\"Action\":\"ec2:*\",\"Resource\":\"*\"}]}";

    private static String role(String more) {
        return "{'RoleDetailList': [{'RoleName': 'checkout', 'Arn': '" + ARN + "', 'AssumeRolePolicyDocument': "
                + DOCUMENT + more + "}]}";
    }

    @Test
    void aRoleTellsItsInlineAndAttachedPoliciesAndItsBoundary() {
        Role role = network(
                        "roles.json",
                        role(", 'RolePolicyList': [{'PolicyName': 'own', 'PolicyDocument': " + DOCUMENT
                                + "}], 'AttachedManagedPolicies': [{'PolicyName': 'interfaces', 'PolicyArn': '"
                                + MANAGED + "'}], 'PermissionsBoundary': {'PermissionsBoundaryType': 'Policy',"
                                + " 'PermissionsBoundaryArn': '" + MANAGED + "'}"),
                        "policies.json",
                        "{'Policies': [{'Arn': '" + MANAGED + "', 'DefaultVersionId': 'v2', 'PolicyVersionList': ["
                                + "{'VersionId': 'v1', 'IsDefaultVersion': false, 'Document': {}},"
                                + "{'VersionId': 'v2', 'IsDefaultVersion': true, 'Document': " + DOCUMENT + "}]}]}")
                .find(Role.class, ARN)
                .optional()
                .orElseThrow();

        assertThat(texts(role.policies())).containsExactly("own " + READ, "interfaces " + READ);
        assertThat(role.permissionsBoundary().flatMap(RolePolicy::arn)).contains(MANAGED);
        assertThat(role.trustPolicy().optional().map(PolicyDocument::text)).contains(READ);
    }

    @Test
    void aPolicyMayBeTheEncodedTextOfTheApi() {
        Role role = only(
                Role.class,
                role(", 'AttachedManagedPolicies': [], 'RolePolicyList': [{'PolicyName': 'own', 'PolicyDocument':"
                        + " '%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Deny%22%7D%5D%7D'}]"));

        assertThat(texts(role.policies())).containsExactly("own {\"Statement\":[{\"Effect\":\"Deny\"}]}");
    }

    @Test
    void thePolicyThatNobodyReadIsUnknown() {
        Role role = network(
                        "roles.json",
                        role(", 'RolePolicyList': [], 'AttachedManagedPolicies': [{'PolicyName': 'interfaces',"
                                + " 'PolicyArn': '" + MANAGED + "'}]"),
                        "error.json",
                        "{'Error': {'Operation': 'iam:GetPolicy', 'Code': 'AccessDenied', 'Message': 'no'}}")
                .find(Role.class, ARN)
                .optional()
                .orElseThrow();

        assertThat(role.policies().get(0).document())
                .isEqualTo(Fact.unknown(
                        "iam:GetPolicy was refused (AccessDenied)",
                        "aws iam get-policy-version --policy-arn " + MANAGED));
    }

    @Test
    void aDescriptionWithoutItsPoliciesIsNotOneOfARoleThatHasNone() {
        assertThat(only(Role.class, role("")).policies())
                .singleElement()
                .satisfies(policy -> assertThat(policy.document().isKnown()).isFalse());
    }

    @Test
    void aRoleThatIamDoesNotKnowIsDeleted() {
        String function = "{'FunctionName': 'f', 'FunctionArn': 'arn:aws:lambda:eu-west-1:123456789012:function:f',"
                + " 'Role': '" + ARN + "'}";

        assertThat(deleted(function, "NoSuchEntity", "The role with name checkout cannot be found."))
                .hasSize(1);
        assertThat(deleted(function, "NoSuchEntity", "The role with name checkout-2 cannot be found."))
                .isEmpty();
        assertThat(deleted(function, "AccessDenied", "not allowed to read checkout"))
                .isEmpty();
    }

    @Test
    void aQuotaHoldsInItsRegion() {
        Network network = network(
                "quota.json",
                "{'Quota': {'QuotaCode': 'L-9FEE3D26', 'Value': 750.0, 'QuotaArn':"
                        + " 'arn:aws:servicequotas:eu-west-1:123456789012:lambda/L-9FEE3D26'}}");

        assertThat(network.find(Quota.class, Quota.key("L-9FEE3D26", Optional.of("eu-west-1")))
                        .optional()
                        .map(Quota::value))
                .contains(750.0);
    }

    private static List<DeletedRole> deleted(String function, String code, String message) {
        return List.copyOf(network(
                        "function.json",
                        function,
                        "error.json",
                        "{'Error': {'Operation': 'iam:GetRole', 'Code': '" + code + "', 'Message': '" + message + "'}}")
                .all(DeletedRole.class));
    }

    private static List<String> texts(List<RolePolicy> policies) {
        return policies.stream()
                .map(policy -> policy.name() + " "
                        + policy.document().optional().map(PolicyDocument::text).orElse("unknown"))
                .toList();
    }
}
