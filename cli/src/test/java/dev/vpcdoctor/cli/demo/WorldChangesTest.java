package dev.vpcdoctor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.vpcdoctor.snapshot.Coverage;
import dev.vpcdoctor.snapshot.RefusedCall;
import dev.vpcdoctor.snapshot.Resource;
import dev.vpcdoctor.snapshot.ResourceKind;
import dev.vpcdoctor.snapshot.Snapshot;
import dev.vpcdoctor.snapshot.SnapshotReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorldChangesTest {
    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    @Test
    void aFieldOfAResourceIsReplacedAndTheOthersStay() {
        JsonNode nat = changed("{'NatGateways': {'nat-0a': {'State': 'failed'}}}", ResourceKind.NAT_GATEWAY, "nat-0a");

        assertThat(nat.path("State").asText()).isEqualTo("failed");
        assertThat(nat.path("SubnetId").asText()).isEqualTo("subnet-0puba");
    }

    @Test
    void nullTakesAResourceOut() {
        Snapshot snapshot = apply(json("{'NatGateways': {'nat-0a': null}}"), NOTHING, NOTHING);

        assertThat(ids(snapshot, ResourceKind.NAT_GATEWAY)).containsExactly("nat-0b");
        assertThat(snapshot.coverage(ResourceKind.NAT_GATEWAY, Optional.empty()))
                .isInstanceOf(Coverage.Whole.class);
    }

    @Test
    void nullForAKeyTakesTheWholeAnswerOutSoThatNothingIsKnownOfIt() {
        Snapshot snapshot = apply(json("{'NatGateways': null}"), NOTHING, NOTHING);

        assertThat(snapshot.coverage(ResourceKind.NAT_GATEWAY, Optional.empty()))
                .isInstanceOf(Coverage.None.class);
    }

    @Test
    void oneEntryOfAListIsChangedTakenOutOrAdded() {
        JsonNode routes = changed("""
            {'RouteTables': {'rtb-0fna': {'Routes': {
                'DestinationCidrBlock=0.0.0.0/0': {'State': 'blackhole'},
                'DestinationCidrBlock=10.30.0.0/16': null,
                '+': [{'DestinationCidrBlock': '10.50.0.0/16', 'GatewayId': 'vgw-0new', 'State': 'active'}]}}}}
            """, ResourceKind.ROUTE_TABLE, "rtb-0fna").path("Routes");

        assertThat(routes.findValuesAsText("DestinationCidrBlock"))
                .containsExactly("10.20.0.0/16", "0.0.0.0/0", "10.40.0.0/16", "10.50.0.0/16");
        assertThat(routes.path(1).path("State").asText()).isEqualTo("blackhole");
        assertThat(routes.path(1).path("NatGatewayId").asText()).isEqualTo("nat-0a");
    }

    @Test
    void severalConditionsNameAnEntry() {
        JsonNode entries =
                changed("""
                    {'NetworkAcls': {'acl-0function': {'Entries': {
                        'RuleNumber=100,Egress=false': {'RuleAction': 'deny'}}}}}
                    """, ResourceKind.NETWORK_ACL, "acl-0function").path("Entries");

        assertThat(entries.findValuesAsText("RuleAction")).containsExactly("allow", "deny", "deny", "deny");
    }

    @Test
    void anInstanceInsideItsReservationIsChanged() {
        JsonNode instance = changed(
                "{'Reservations': {'i-0reports': {'State': {'Name': 'stopped'}}}}",
                ResourceKind.INSTANCE,
                "i-0reports");

        assertThat(instance.path("State").path("Name").asText()).isEqualTo("stopped");
    }

    @Test
    void aFunctionIsNamedAsAPersonNamesIt() {
        JsonNode function = changed(
                "{'Functions': {'checkout': {'State': 'Inactive'}}}",
                ResourceKind.FUNCTION,
                "arn:aws:lambda:eu-west-1:123456789012:function:checkout");

        assertThat(function.path("State").asText()).isEqualTo("Inactive");
    }

    @Test
    void anAttributeOfAVpcIsChangedAndTheOtherOneStays() {
        Snapshot snapshot = apply(json("{'EnableDnsSupport': {'vpc-0main': {'Value': false}}}"), NOTHING, NOTHING);

        List<Boolean> ofMain = snapshot.resources(ResourceKind.VPC_ATTRIBUTE).stream()
                .filter(attribute -> attribute.id().equals("vpc-0main"))
                .map(attribute -> attribute.json().findValue("Value").asBoolean())
                .toList();
        assertThat(ofMain).containsExactly(false, true);
    }

    @Test
    void theRoutesOfATransitGatewayRouteTableAreChanged() {
        JsonNode routes = changed("""
            {'Routes': {'tgw-rtb-0hub': {'DestinationCidrBlock=10.40.0.0/16': null}}}
            """, ResourceKind.TRANSIT_GATEWAY_ROUTES, "tgw-rtb-0hub");

        assertThat(routes.findValuesAsText("DestinationCidrBlock")).containsExactly("10.20.0.0/16");
    }

    @Test
    void theOnlyObjectOfARegionIsChanged() {
        JsonNode options = changed(
                "{'VpcBlockPublicAccessOptions': {'eu-west-1': {'InternetGatewayBlockMode': 'block-ingress'}}}",
                ResourceKind.BLOCK_PUBLIC_ACCESS_OPTIONS,
                "eu-west-1");

        assertThat(options.path("InternetGatewayBlockMode").asText()).isEqualTo("block-ingress");
    }

    @Test
    void newResourcesJoinTheList() {
        Snapshot snapshot =
                apply(NOTHING, json("{'VpnGateways': [{'VpnGatewayId': 'vgw-0new', 'State': 'available'}]}"), NOTHING);

        assertThat(ids(snapshot, ResourceKind.VPN_GATEWAY)).containsExactly("vgw-0new");
    }

    @Test
    void aRefusedCallStandsInPlaceOfItsAnswer() {
        Snapshot snapshot = apply(NOTHING, NOTHING, json("{'ec2:DescribeVpcEndpoints': 'UnauthorizedOperation'}"));

        assertThat(snapshot.refusedCalls())
                .extracting(RefusedCall::operation)
                .containsExactly("ec2:DescribeVpcEndpoints");
        assertThat(snapshot.resources(ResourceKind.VPC_ENDPOINT)).isEmpty();
    }

    @Test
    void aChangeOfWhatIsNotThereIsASlip() {
        assertThatThrownBy(() -> apply(json("{'NatGateways': {'nat-0z': null}}"), NOTHING, NOTHING))
                .hasMessage("the world has no nat-0z in NatGateways; what is new belongs to \"add\"");
        assertThatThrownBy(() -> apply(json("{'NatGateway': {'nat-0a': null}}"), NOTHING, NOTHING))
                .hasMessage("no answer of AWS has the key NatGateway");
        assertThatThrownBy(() -> apply(
                        json("{'RouteTables': {'rtb-0fna': {'Routes': {'DestinationCidrBlock=1.0.0.0/8': null}}}}"),
                        NOTHING,
                        NOTHING))
                .hasMessage("RouteTables/rtb-0fna/Routes has no DestinationCidrBlock=1.0.0.0/8");
    }

    private static JsonNode changed(String change, ResourceKind kind, String id) {
        Snapshot snapshot = apply(json(change), NOTHING, NOTHING);
        assertThat(snapshot.problems()).isEmpty();
        return snapshot.resource(kind, id).orElseThrow().json();
    }

    private static Snapshot apply(JsonNode change, JsonNode add, JsonNode refused) {
        return Snapshot.of(new WorldChanges(change, add, refused).applyTo(new World("orders").documents()));
    }

    private static List<String> ids(Snapshot snapshot, ResourceKind kind) {
        return snapshot.resources(kind).stream().map(Resource::id).toList();
    }

    private static JsonNode json(String text) {
        byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return SnapshotReader.documents("test.json", new ByteArrayInputStream(bytes))
                .get(0)
                .root();
    }
}
