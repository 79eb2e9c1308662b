package dev.vpcdoctor.network.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.network.model.RolePolicy;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.snapshot.SnapshotAnswers;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What IAM decides of a role, by AWS's guide and by another implementation. */
class RoleEvaluationTest {
    private static final String EC2 = "arn:aws:ec2:eu-west-1:123456789012:";
    private static final String BOUNDARY = "arn:aws:iam::123456789012:policy/boundary";
    private static final String SIX_ACTIONS = "['ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface',"
            + " 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets', 'ec2:DetachNetworkInterface',"
            + " 'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses']";

    private static final RequestContext CONTEXT = new RequestContext()
            .with("aws:RequestedRegion", "eu-west-1")
            .with("aws:PrincipalAccount", "123456789012")
            .with("aws:ViaAWSService", "false")
            .without("aws:TagKeys")
            .without("lambda:SourceFunctionArn");

    /**
     * Requests and policies made at random, with what @cloud-copilot/iam-simulate 0.1.173, a simulator of IAM by somebody
     * else, decides of them. All that they depend on is in the context. Patterns for any resource of any type, a slash
     * between two stars, are not among them: the simulator lets them cover nothing, and Lambda's guide all.
     */
    @TestFactory
    Stream<DynamicTest> anotherImplementationDecidesTheSame() throws IOException {
        try (InputStream in = RoleEvaluationTest.class.getResourceAsStream("/policies/decisions.json")) {
            JsonNode cases = new ObjectMapper().readTree(in);
            assertThat(cases).hasSize(150);
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(one -> DynamicTest.dynamicTest(
                            one.path("action").asText() + " "
                                    + one.path("decision").asText(),
                            () -> assertThat(name(decide(one)))
                                    .as("%s", one)
                                    .isEqualTo(one.path("decision").asText())));
        }
    }

    private static Decision decide(JsonNode one) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        ArrayNode inline = detail.putArray("RolePolicyList");
        one.path("identity")
                .forEach(document -> inline.addObject()
                        .put("PolicyName", "p" + inline.size())
                        .set("PolicyDocument", document));
        Role role = role(detail, one.path("boundary"));
        return new RoleEvaluation(role)
                .of(new Request(
                        one.path("action").asText(),
                        List.of(new RequestedResource.Named(one.path("resource").asText())),
                        CONTEXT));
    }

    private static String name(Decision decision) {
        return switch (decision) {
            case Decision.Allowed allowed -> "Allowed";
            case Decision.Denied denied -> "ExplicitlyDenied";
            case Decision.NotAllowed not -> "ImplicitlyDenied";
            case Decision.Unknown unknown -> "Unknown, because " + unknown.because();
        };
    }

    /** docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html: the examples of the guide. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {'Effect': 'Deny', 'Action': %s, 'Resource': '*', 'Condition': {'ArnEquals': {'lambda:SourceFunctionArn': ['arn:aws:lambda:us-west-2:123456789012:function:my_function']}}} | Allowed
        {'Effect': 'Deny', 'Action': %s, 'Resource': '*'} | ExplicitlyDenied
        {'Effect': 'Deny', 'Action': %s, 'Resource': '*', 'Condition': {'ArnNotEquals': {'lambda:SourceFunctionArn': ['arn:aws:lambda:us-west-2:123456789012:function:my_function']}}} | ExplicitlyDenied
        {'Effect': 'Deny', 'Action': %s, 'Resource': '*', 'Condition': {'Null': {'lambda:SourceFunctionArn': 'false'}}} | Allowed
        {'Effect': 'Deny', 'NotAction': 'logs:*', 'Resource': '*', 'Condition': {'StringNotEquals': {'aws:RequestedRegion': ['eu-west-1']}}} | Allowed
        """)
    void aDenyHitsLambdaItselfUnlessItIsMeantForTheFunctionsCode(String deny, String expected) {
        Role role = role("{'Effect': 'Allow', 'Action': 'ec2:*', 'Resource': '*'}", deny.replace("%s", SIX_ACTIONS));

        assertThat(name(createInterface(role))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Resource | arn:aws:ec2:us-west-2:123456789012:*/* | ImplicitlyDenied
        Resource | arn:aws:ec2:eu-west-1:123456789012:*/* | Allowed
        Resource | arn:aws:ec2:eu-west-1:123456789012:network-interface/eni-0123 | Unknown, because policy p0 decides by the names of resources
        NotResource | arn:aws:ec2:eu-west-1:123456789012:network-interface/eni-0123 | Unknown, because policy p0 decides by the names of resources
        NotResource | arn:aws:s3:::* | Allowed
        Resource | arn:aws:ec2:eu-west-1:123456789012:instance/* | ImplicitlyDenied
        Resource | arn:*:network-interface/* | Unknown, because policy p0 decides by the names of resources
        Resource | arn:aws:ec2:eu-west-1:${aws:PrincipalAccount}:* | Unknown, because policy p0 decides by the names of resources
        """)
    void anInterfaceThatDoesNotExistYetIsCoveredByAPatternForAllOfThem(
            String element, String pattern, String expected) {
        Role role = role(
                "{'Effect': 'Allow', 'Action': 'ec2:DeleteNetworkInterface', '" + element + "': '" + pattern + "'}");
        Request request = new Request(
                "ec2:DeleteNetworkInterface",
                List.of(new RequestedResource.AnyOf(EC2 + "network-interface/eni-")),
                CONTEXT);

        assertThat(name(new RoleEvaluation(role).of(request))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        arn:aws:ec2:eu-west-1:123456789012:subnet/subnet-1 | Allowed
        arn:aws:ec2:*:*:subnet/*                           | Allowed
        arn:aws:ec2:eu-west-1:210987654321:subnet/subnet-1 | Unknown, because policy p0 decides by the names of resources
        arn:aws:ec2:eu-west-1:210987654321:subnet/subnet-2 | ImplicitlyDenied
        """)
    void aSubnetMayBeSharedByAnotherAccount(String pattern, String expected) {
        Role role = role("{'Effect': 'Allow', 'Action': 'ec2:*', 'Resource': '" + pattern + "'}");
        Request request = new Request(
                "ec2:CreateNetworkInterface",
                List.of(new RequestedResource.OfAnyAccount(EC2 + "subnet/subnet-1")),
                CONTEXT);

        assertThat(name(new RoleEvaluation(role).of(request))).isEqualTo(expected);
    }

    @Test
    void whatTouchesSeveralResourcesMustBeAllowedForEach() {
        Role role = role("{'Effect': 'Allow', 'Action': 'ec2:*', 'Resource': '" + EC2 + "network-interface/*'}");
        Request request = new Request(
                "ec2:CreateNetworkInterface",
                List.of(
                        new RequestedResource.AnyOf(EC2 + "network-interface/eni-"),
                        new RequestedResource.Named(EC2 + "subnet/subnet-1")),
                CONTEXT);

        assertThat(name(new RoleEvaluation(role).of(request))).isEqualTo("ImplicitlyDenied");
    }

    @Test
    void aConditionOnWhatIsNotKnownIsNeverACertainAnswer() {
        String condition = ", 'Condition': {'StringEquals': {'aws:PrincipalTag/team': 'orders'}}}";
        String allow = "{'Effect': 'Allow', 'Action': 'ec2:*', 'Resource': '*'";
        String deny = "{'Effect': 'Deny', 'Action': 'ec2:*', 'Resource': '*'";

        assertThat(name(createInterface(role(allow + condition))))
                .isEqualTo("Unknown, because policy p0 decides by aws:PrincipalTag/team (StringEquals)");
        assertThat(name(createInterface(role(allow + "}", deny + condition)))).startsWith("Unknown");
        assertThat(name(createInterface(role(allow + condition, allow + "}")))).isEqualTo("Allowed");
        assertThat(name(createInterface(role(allow + condition, deny + "}")))).isEqualTo("ExplicitlyDenied");
    }

    @Test
    void aPolicyThatWasNotReadMayAllowAndMayDeny() {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.putArray("RolePolicyList");
        detail.putArray("AttachedManagedPolicies")
                .addObject()
                .put("PolicyName", "unread")
                .put("PolicyArn", "arn:aws:iam::123456789012:policy/unread");

        assertThat(name(createInterface(role(detail, JsonNodeFactory.instance.nullNode()))))
                .startsWith("Unknown, because");
    }

    @Test
    void whatTheBoundaryDoesNotAllowIsItsFault() throws IOException {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.putArray("RolePolicyList")
                .addObject()
                .put("PolicyName", "p0")
                .set("PolicyDocument", document("{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}"));
        JsonNode boundary = document("{'Effect': 'Allow', 'Action': 'logs:*', 'Resource': '*'}");

        assertThat(createInterface(role(detail, boundary)))
                .isInstanceOfSatisfying(
                        Decision.NotAllowed.class,
                        not -> assertThat(not.boundary().map(RolePolicy::name)).contains("boundary"));
    }

    private static Decision createInterface(Role role) {
        return new RoleEvaluation(role)
                .of(new Request(
                        "ec2:CreateNetworkInterface",
                        List.of(new RequestedResource.Named(EC2 + "subnet/subnet-1")),
                        CONTEXT));
    }

    private static Role role(String... statements) {
        try {
            ObjectNode detail = JsonNodeFactory.instance.objectNode();
            ArrayNode inline = detail.putArray("RolePolicyList");
            for (String statement : statements) {
                inline.addObject()
                        .put("PolicyName", "p" + (inline.size() - 1))
                        .set("PolicyDocument", document(statement));
            }
            return role(detail, JsonNodeFactory.instance.nullNode());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode document(String statement) throws IOException {
        return new ObjectMapper()
                .readTree(("{'Version': '2012-10-17', 'Statement': [" + statement + "]}").replace('\'', '"'));
    }

    private static Role role(ObjectNode detail, JsonNode boundary) {
        detail.put("RoleName", "checkout").put("Arn", "arn:aws:iam::123456789012:role/checkout");
        if (!detail.has("AttachedManagedPolicies")) {
            detail.putArray("AttachedManagedPolicies");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode policies = answer.putArray("Policies");
        if (boundary.isObject()) {
            detail.putObject("PermissionsBoundary").put("PermissionsBoundaryArn", BOUNDARY);
            policies.addObject()
                    .put("Arn", BOUNDARY)
                    .put("DefaultVersionId", "v1")
                    .putArray("PolicyVersionList")
                    .addObject()
                    .put("VersionId", "v1")
                    .set("Document", boundary);
        }
        answer.putArray("RoleDetailList").add(detail);
        return NetworkReader.read(SnapshotAnswers.snapshot("roles.json", answer.toString()))
                .network()
                .all(Role.class)
                .iterator()
                .next();
    }
}
