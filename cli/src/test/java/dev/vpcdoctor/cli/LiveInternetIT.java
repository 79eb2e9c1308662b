package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.InterfacesInTheirSubnets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

/** The way out of a VPC, and to AWS's services, in a world in a real API server that is broken. */
class LiveInternetIT {

    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount();

    private AwsWorld world;

    @TempDir
    private Path folder;

    @BeforeEach
    void build() {
        world = ACCOUNT.build();
    }

    @Test
    void theInternetIsReachedThroughTheNatGateway() {
        LiveDiagnosis diagnosis = LiveDiagnosis.of(folder, "internet");

        diagnosis.assertIsHealthy();
        assertThat(diagnosis.text().out()).contains(world.natGateway);
    }

    @Test
    void noRouteToTheNatGateway() {
        withoutNatRoute();

        LiveDiagnosis.of(folder, "internet").assertIsBroken("no-route-to-internet");
    }

    @Test
    void aFunctionInThePublicSubnet() {
        world.moveFunction(List.of(world.publicSubnet), List.of(world.functionGroup));

        LiveDiagnosis.of(folder, "internet").assertIsBroken("public-subnet-without-public-ip");
    }

    @Test
    void aNatGatewayThatWasDeleted() {
        world.ec2.deleteNatGateway(r -> r.natGatewayId(world.natGateway));

        LiveDiagnosis.of(folder, "internet").assertIsBroken("nat-gateway-not-available");
    }

    @Test
    void anS3EndpointThatIsNotOnTheTable() {
        withoutNatRoute();
        s3Endpoint(world.publicTable);

        LiveDiagnosis.of(folder, "aws:s3").assertIsBroken("gateway-endpoint-not-on-route-table");
    }

    @Test
    void anS3EndpointThatIsOnTheTable() {
        withoutNatRoute();
        s3Endpoint(world.privateTable);

        LiveDiagnosis.of(folder, "aws:s3").assertIsHealthy();
    }

    private void s3Endpoint(String tableId) {
        world.ec2.createVpcEndpoint(r -> r.vpcId(world.vpc)
                .serviceName("com.amazonaws.eu-west-1.s3")
                .vpcEndpointType(VpcEndpointType.GATEWAY)
                .routeTableIds(tableId));
    }

    @Test
    void anInterfaceEndpointThatAdmitsNobody() {
        interfaceEndpoint(world.group(world.vpc, "closed"), true);

        LiveDiagnosis.of(folder, "aws:secretsmanager").assertIsBroken("endpoint-sg-blocks-https");
    }

    @Test
    void anInterfaceEndpointThatAdmitsTheFunction() {
        interfaceEndpoint(admitting("open"), true);

        LiveDiagnosis.of(folder, "aws:secretsmanager").assertIsHealthy();
    }

    @Test
    void anInterfaceEndpointWithoutPrivateDns() {
        withoutNatRoute();
        interfaceEndpoint(admitting("open"), false);

        LiveDiagnosis.of(folder, "aws:secretsmanager").assertIsBroken("endpoint-private-dns-off");
    }

    private void withoutNatRoute() {
        world.ec2.deleteRoute(r -> r.routeTableId(world.privateTable).destinationCidrBlock("0.0.0.0/0"));
    }

    private String admitting(String name) {
        String group = world.group(world.vpc, name);
        world.admit(group, 443, world.functionGroup);
        return group;
    }

    private void interfaceEndpoint(String groupId, boolean privateDns) {
        ACCOUNT.proxy.rewriteWith(new InterfacesInTheirSubnets(
                Map.of(world.functionSubnetA, "10.20.10.", world.functionSubnetB, "10.20.11.")));
        world.ec2.modifyVpcAttribute(r -> r.vpcId(world.vpc).enableDnsHostnames(value -> value.value(true)));
        world.ec2.createVpcEndpoint(r -> r.vpcId(world.vpc)
                .serviceName("com.amazonaws.eu-west-1.secretsmanager")
                .vpcEndpointType(VpcEndpointType.INTERFACE)
                .subnetIds(world.functionSubnetA, world.functionSubnetB)
                .securityGroupIds(groupId)
                .privateDnsEnabled(privateDns));
    }
}
