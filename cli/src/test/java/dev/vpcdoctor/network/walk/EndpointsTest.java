package dev.vpcdoctor.network.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PrefixList;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointsTest {
    private static final String S3 = "com.amazonaws.eu-west-1.s3";
    private static final AddressSet S3_ADDRESSES = AddressSet.of(List.of(Cidr.parse("52.216.0.0/15")));

    private final WalkWorld world = WalkWorld.healthy();

    @BeforeEach
    void throughAGatewayEndpoint() {
        world.with(new PrefixList("pl-s3", S3, Fact.known(S3_ADDRESSES)))
                .with(WalkWorld.table(
                        "rtb-fn",
                        "vpc-a",
                        "subnet-fn",
                        WalkWorld.local("10.0.0.0/16"),
                        WalkWorld.toNat("0.0.0.0/0", "nat-1"),
                        WalkWorld.toList("pl-s3", RouteTarget.Type.VPC_ENDPOINT, "vpce-s3")));
        endpoint("available", PolicyDocument.FULL_ACCESS);
    }

    private void endpoint(String state, PolicyDocument policy) {
        world.with(new VpcEndpoint(
                "vpce-s3",
                "vpc-a",
                S3,
                VpcEndpoint.Type.GATEWAY,
                state,
                List.of("rtb-fn"),
                List.of(),
                Set.of(),
                List.of(),
                false,
                false,
                List.of(),
                Fact.known(policy)));
    }

    private Path s3() {
        return world.walk(WalkWorld.service(S3, "pl-s3", S3_ADDRESSES), 443);
    }

    @Test
    void theServicesPrefixListIsLongerThanTheDefaultRoute() {
        assertThat(Hops.only(s3(), HopKind.ROUTE).because().says()).isEqualTo("pl-s3 → vpce-s3");
        assertThat(s3().verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void theRestOfTheInternetIsNotServed() {
        Path path = world.walk(WalkWorld.internet(), 443);

        assertThat(Hops.all(path, HopKind.GATEWAY_ENDPOINT)).isEmpty();
        assertThat(path.verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void networkAclsSeeTheServicesPublicAddresses() {
        world.with(WalkWorld.acl(
                "acl-fn",
                "vpc-a",
                "subnet-fn",
                WalkWorld.entry(100, true, true, "10.0.0.0/8", 0, 65_535),
                WalkWorld.allowAll(false)));

        assertThat(Hops.blockers(s3())).containsExactly("network-acl-out acl-fn: rule * deny");
    }

    @Test
    void anEndpointThatIsNotAvailableDropsAll() {
        endpoint("Deleting", PolicyDocument.FULL_ACCESS);

        assertThat(Hops.blockers(s3())).containsExactly("gateway-endpoint vpce-s3: state is deleting");
    }

    @Test
    void aPolicyThatAllowsAnotherServiceOnlyDenies() {
        endpoint("available", policy("dynamodb:*", "*"));

        assertThat(Hops.blockers(s3())).containsExactly("endpoint-policy vpce-s3: the policy allows nothing on s3");
    }

    @Test
    void aPolicyForSomeBucketsDoesNotDecide() {
        endpoint("available", policy("s3:*", "arn:aws:s3:::mine/*"));

        assertThat(Hops.only(s3(), HopKind.ENDPOINT_POLICY).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private static PolicyDocument policy(String action, String resource) {
        return new PolicyDocument(
                "{",
                List.of(new PolicyDocument.Statement(
                        true,
                        List.of(action),
                        false,
                        List.of(resource),
                        false,
                        List.of(PolicyDocument.Principal.EVERYBODY),
                        false,
                        List.of(),
                        "{}")));
    }

    @Test
    void anInterfaceEndpointIsGuardedByItsOwnGroups() {
        VpcEndpoint secrets = new VpcEndpoint(
                "vpce-secrets",
                "vpc-a",
                "com.amazonaws.eu-west-1.secretsmanager",
                VpcEndpoint.Type.INTERFACE,
                "available",
                List.of(),
                List.of("subnet-db"),
                Set.of("sg-db"),
                List.of(),
                true,
                false,
                List.of(),
                Fact.known(PolicyDocument.FULL_ACCESS));
        Destination destination = new Destination(
                "secretsmanager",
                new Destination.Nature.Endpoint(secrets, Optional.empty()),
                AddressSet.of(IpAddress.parse("10.0.2.99")),
                Optional.of(new Destination.Placement(
                        world.get(Subnet.class, "subnet-db"), Fact.known(secrets.securityGroupIds()))));

        assertThat(Hops.blockers(world.walk(destination, 443)))
                .containsExactly("endpoint-security-group sg-db: no rule admits tcp 443 from sg-fn");
    }

    @Test
    void whatAFirewallDoesIsNotModelled() {
        world.with(new VpcEndpoint(
                "vpce-fw",
                "vpc-a",
                "com.amazonaws.vpce.eu-west-1.vpce-svc-1",
                VpcEndpoint.Type.GATEWAY_LOAD_BALANCER,
                "available",
                List.of(),
                List.of("subnet-pub"),
                Set.of(),
                List.of(),
                false,
                false,
                List.of(),
                Fact.known(PolicyDocument.FULL_ACCESS)));
        world.with(WalkWorld.table(
                "rtb-fn",
                "vpc-a",
                "subnet-fn",
                WalkWorld.local("10.0.0.0/16"),
                WalkWorld.route("0.0.0.0/0", RouteTarget.Type.VPC_ENDPOINT, "vpce-fw")));

        Path path = world.walk(WalkWorld.internet(), 443);
        assertThat(path.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Hops.only(path, HopKind.APPLIANCE).id()).isEqualTo("vpce-fw");
    }
}
