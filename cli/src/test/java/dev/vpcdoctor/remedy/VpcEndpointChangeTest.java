package dev.vpcdoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.remedy.VpcEndpointChange.AcceptVpcEndpointConnections;
import dev.vpcdoctor.remedy.VpcEndpointChange.AddGatewayEndpointRouteTables;
import dev.vpcdoctor.remedy.VpcEndpointChange.CreateGatewayEndpoint;
import dev.vpcdoctor.remedy.VpcEndpointChange.CreateInterfaceEndpoint;
import dev.vpcdoctor.remedy.VpcEndpointChange.EnablePrivateDns;
import dev.vpcdoctor.remedy.VpcEndpointChange.ModifyEndpointPolicy;
import dev.vpcdoctor.remedy.VpcEndpointChange.RecreateVpcEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VpcEndpointChangeTest {
    private static final String SQS = "com.amazonaws.eu-west-1.sqs";
    private static final String S3 = "com.amazonaws.eu-west-1.s3";

    @Test
    void aGatewayEndpointTakesTheRoutesOfItsTables() {
        CreateGatewayEndpoint change = new CreateGatewayEndpoint(
                "vpc-0main", "com.amazonaws.eu-west-1.dynamodb", Optional.of("pl-6fa54006"), List.of("rtb-0pub"));

        assertThat(change.commands())
                .containsExactly("aws ec2 create-vpc-endpoint --vpc-endpoint-type Gateway --vpc-id vpc-0main"
                        + " --service-name com.amazonaws.eu-west-1.dynamodb --route-table-ids rtb-0pub");
        assertThat(OrdersWorld.get(change.applyTo(OrdersWorld.network()), RouteTable.class, "rtb-0pub")
                        .routes())
                .extracting(Route::toString)
                .contains("pl-6fa54006 → $ENDPOINT");
    }

    @Test
    void aGatewayEndpointIsPutOnRouteTables() {
        VpcEndpoint endpoint = gateway("available");
        Network network = network(endpoint).with(table("rtb-1")).with(table("rtb-2"));

        Change change = new AddGatewayEndpointRouteTables(endpoint, List.of("rtb-1", "rtb-2"), "pl-1");

        assertThat(change.commands())
                .containsExactly(
                        "aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --add-route-table-ids rtb-1 rtb-2");
        Network changed = change.applyTo(network);
        assertThat(endpoint(changed, "vpce-1").routeTableIds()).containsExactly("rtb-0", "rtb-1", "rtb-2");
        assertThat(List.of("rtb-1", "rtb-2"))
                .allSatisfy(id -> assertThat(changed.find(RouteTable.class, id)
                                .optional()
                                .orElseThrow()
                                .routes())
                        .contains(new Route(
                                new Route.Destination.PrefixListMembers("pl-1"),
                                new RouteTarget(RouteTarget.Type.VPC_ENDPOINT, "vpce-1"),
                                Route.State.ACTIVE,
                                Route.Origin.CREATE_ROUTE)));
    }

    @Test
    void anInterfaceEndpointIsMadeWithAGroupThatAdmitsTheFunction() {
        Change change = new CreateInterfaceEndpoint("vpc-1", SQS, List.of("subnet-1", "subnet-2"), "sg-fn");

        assertThat(change.commands())
                .containsExactly(
                        "ENDPOINT_SG=$(aws ec2 create-security-group --vpc-id vpc-1 --group-name endpoint-sqs"
                                + " --description 'admits functions to the endpoint of sqs' --query GroupId"
                                + " --output text)",
                        "aws ec2 authorize-security-group-ingress --group-id $ENDPOINT_SG --protocol tcp --port 443"
                                + " --source-group sg-fn",
                        "aws ec2 create-vpc-endpoint --vpc-id vpc-1 --vpc-endpoint-type Interface --service-name "
                                + SQS + " --subnet-ids subnet-1 subnet-2 --security-group-ids $ENDPOINT_SG"
                                + " --private-dns-enabled");
        Network changed = change.applyTo(Network.builder().build());
        assertThat(changed.all(VpcEndpoint.class)).singleElement().satisfies(made -> {
            assertThat(made.isAvailable()).isTrue();
            assertThat(made.privateDnsEnabled()).isTrue();
            assertThat(made.subnetIds()).containsExactly("subnet-1", "subnet-2");
            assertThat(changed.find(
                                    SecurityGroup.class,
                                    made.securityGroupIds().iterator().next())
                            .optional()
                            .orElseThrow()
                            .ingress())
                    .singleElement()
                    .satisfies(rule -> assertThat(rule.peer()).hasToString("sg-fn"));
        });
    }

    @Test
    void aDottedServiceNameMakesAGroupName() {
        assertThat(new CreateInterfaceEndpoint("vpc-1", "com.amazonaws.eu-west-1.ecr.dkr", List.of("subnet-1"), "sg-fn")
                        .commands()
                        .get(0))
                .contains("--group-name endpoint-ecr-dkr ");
    }

    @Test
    void aFailedInterfaceEndpointIsDeletedAndMadeAnew() {
        VpcEndpoint endpoint = interfaceEndpoint(SQS, "failed", true, false);

        Change change = new RecreateVpcEndpoint(endpoint);

        assertThat(change.commands())
                .containsExactly(
                        "aws ec2 delete-vpc-endpoints --vpc-endpoint-ids vpce-1",
                        "aws ec2 create-vpc-endpoint --vpc-id vpc-1 --service-name " + SQS
                                + " --vpc-endpoint-type Interface --subnet-ids subnet-1 subnet-2"
                                + " --security-group-ids sg-1 sg-2 --private-dns-enabled");
        assertThat(endpoint(change.applyTo(network(endpoint)), "vpce-1").isAvailable())
                .isTrue();
    }

    @Test
    void aDeletedGatewayEndpointIsOnlyMadeAnew() {
        assertThat(new RecreateVpcEndpoint(gateway("deleted")).commands())
                .containsExactly("aws ec2 create-vpc-endpoint --vpc-id vpc-1 --service-name " + S3
                        + " --vpc-endpoint-type Gateway --route-table-ids rtb-0");
    }

    @Test
    void anEndpointIsAcceptedByTheOwnerOfItsService() {
        VpcEndpoint endpoint =
                interfaceEndpoint("com.amazonaws.vpce.eu-west-1.vpce-svc-9", "pendingAcceptance", false, false);

        Change change = new AcceptVpcEndpointConnections(endpoint);

        assertThat(change.commands())
                .containsExactly("aws ec2 accept-vpc-endpoint-connections --service-id vpce-svc-9"
                        + " --vpc-endpoint-ids vpce-1");
        assertThat(endpoint(change.applyTo(network(endpoint)), "vpce-1").isAvailable())
                .isTrue();
    }

    @Test
    void privateDnsIsSwitchedOn() {
        VpcEndpoint endpoint = interfaceEndpoint(SQS, "available", false, false);

        Change change = new EnablePrivateDns(endpoint);

        assertThat(change.commands())
                .containsExactly("aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --private-dns-enabled");
        assertThat(endpoint(change.applyTo(network(endpoint)), "vpce-1").privateDnsEnabled())
                .isTrue();
    }

    @Test
    void privateDnsThatOnlyAnInboundResolverSeesIsOpenedToAll() {
        VpcEndpoint endpoint = interfaceEndpoint(SQS, "available", true, true);

        Change change = new EnablePrivateDns(endpoint);

        assertThat(change.commands())
                .containsExactly("aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --private-dns-enabled"
                        + " --dns-options PrivateDnsOnlyForInboundResolverEndpoint=false");
        assertThat(endpoint(change.applyTo(network(endpoint)), "vpce-1").privateDnsOnlyForInboundResolver())
                .isFalse();
    }

    @Test
    void aChangeKeepsWhatAnEarlierOneChanged() {
        VpcEndpoint endpoint = interfaceEndpoint(SQS, "available", false, false);
        Network earlier = new EnablePrivateDns(endpoint).applyTo(network(endpoint));

        Network changed = ModifyEndpointPolicy.reset(endpoint).applyTo(earlier);

        assertThat(endpoint(changed, "vpce-1").privateDnsEnabled()).isTrue();
    }

    @Test
    void aPolicyIsReset() {
        Change change = ModifyEndpointPolicy.reset(gateway("available"));

        assertThat(change.commands())
                .containsExactly("aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --reset-policy");
    }

    @Test
    void aStatementIsPutToAPolicyAndTheOthersStay() {
        PolicyDocument now = new PolicyDocument(
                "{\"Version\":\"2012-10-17\",",
                List.of(new Statement(
                        true,
                        List.of(),
                        false,
                        List.of(),
                        false,
                        List.of(),
                        false,
                        List.of(),
                        "{\"Sid\":\"o'clock\",\"Effect\":\"Allow\"}")));
        VpcEndpoint endpoint = gateway("available");

        Change change = ModifyEndpointPolicy.allowing(endpoint, now, List.of("arn:aws:s3:::b", "arn:aws:s3:::b/*"));

        assertThat(change.commands())
                .containsExactly("aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --policy-document"
                        + " '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"o'\\''clock\",\"Effect\":\"Allow\"},"
                        + "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\","
                        + "\"Resource\":[\"arn:aws:s3:::b\",\"arn:aws:s3:::b/*\"]}]}'");
        assertThat(endpoint(change.applyTo(network(endpoint)), "vpce-1")
                        .policy()
                        .optional()
                        .orElseThrow()
                        .statements())
                .hasSize(2)
                .last()
                .satisfies(
                        added -> assertThat(added.resources()).containsExactly("arn:aws:s3:::b", "arn:aws:s3:::b/*"));
    }

    private static VpcEndpoint endpoint(Network network, String id) {
        return network.find(VpcEndpoint.class, id).optional().orElseThrow();
    }

    private static Network network(VpcEndpoint endpoint) {
        return Network.builder().add(endpoint).build();
    }

    private static RouteTable table(String id) {
        return new RouteTable(id, "vpc-1", false, List.of(), List.of());
    }

    private static VpcEndpoint gateway(String state) {
        return new VpcEndpoint(
                "vpce-1",
                "vpc-1",
                S3,
                VpcEndpoint.Type.GATEWAY,
                state,
                List.of("rtb-0"),
                List.of(),
                Set.of(),
                List.of(),
                false,
                false,
                List.of(),
                Fact.known(PolicyDocument.FULL_ACCESS));
    }

    private static VpcEndpoint interfaceEndpoint(
            String serviceName, String state, boolean privateDns, boolean onlyForInboundResolver) {
        return new VpcEndpoint(
                "vpce-1",
                "vpc-1",
                serviceName,
                VpcEndpoint.Type.INTERFACE,
                state,
                List.of(),
                List.of("subnet-1", "subnet-2"),
                Set.of("sg-2", "sg-1"),
                List.of(),
                privateDns,
                onlyForInboundResolver,
                List.of(),
                Fact.known(PolicyDocument.FULL_ACCESS));
    }
}
