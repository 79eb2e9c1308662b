package dev.vpcdoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.DhcpOptions;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.InternetGatewayBlockMode;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.remedy.VpcChange.CreateVpcBlockPublicAccessExclusion;
import dev.vpcdoctor.remedy.VpcChange.CreateVpcBlockPublicAccessExclusion.Mode;
import dev.vpcdoctor.remedy.VpcChange.CreateVpcBlockPublicAccessExclusion.Scope;
import dev.vpcdoctor.remedy.VpcChange.UseAmazonProvidedDns;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VpcChangeTest {
    private final Network network = OrdersWorld.network();

    @Test
    void newOptionsAreMadeAndAssociated() {
        assertThat(new UseAmazonProvidedDns("vpc-1").commands())
                .containsExactly(
                        "DHCP_OPTIONS=$(aws ec2 create-dhcp-options --dhcp-configurations"
                                + " Key=domain-name-servers,Values=AmazonProvidedDNS"
                                + " --query DhcpOptions.DhcpOptionsId --output text)",
                        "aws ec2 associate-dhcp-options --vpc-id vpc-1 --dhcp-options-id $DHCP_OPTIONS");
    }

    @Test
    void theVpcAsksTheAmazonResolver() {
        Vpc vpc = new Vpc(
                "vpc-1",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of("dopt-1"),
                Fact.known(true),
                Fact.known(true));

        Network changed = new UseAmazonProvidedDns("vpc-1")
                .applyTo(Network.builder().add(vpc).build());

        String id = changed.find(Vpc.class, "vpc-1")
                .optional()
                .flatMap(Vpc::dhcpOptionsId)
                .orElseThrow();
        assertThat(changed.find(DhcpOptions.class, id).optional())
                .hasValueSatisfying(
                        options -> assertThat(options.amazonProvidedDns()).isTrue());
    }

    @Test
    void anExclusionLeavesOnlyWhatItsModeAllows() {
        Network blocked = network.with(OrdersWorld.get(network, Subnet.class, "subnet-0puba")
                        .withBlockPublicAccess(InternetGatewayBlockMode.BLOCK_BIDIRECTIONAL))
                .with(OrdersWorld.get(network, Subnet.class, "subnet-0pubb")
                        .withBlockPublicAccess(InternetGatewayBlockMode.BLOCK_BIDIRECTIONAL));
        CreateVpcBlockPublicAccessExclusion ofSubnet =
                new CreateVpcBlockPublicAccessExclusion(new Scope.OfSubnet("subnet-0puba"), Mode.ALLOW_EGRESS);
        CreateVpcBlockPublicAccessExclusion ofVpc =
                new CreateVpcBlockPublicAccessExclusion(new Scope.OfVpc("vpc-0main"), Mode.ALLOW_BIDIRECTIONAL);

        assertThat(ofSubnet.commands())
                .containsExactly("aws ec2 create-vpc-block-public-access-exclusion --subnet-id subnet-0puba"
                        + " --internet-gateway-exclusion-mode allow-egress");
        assertThat(modes(ofSubnet.applyTo(blocked)))
                .containsExactly(InternetGatewayBlockMode.BLOCK_INGRESS, InternetGatewayBlockMode.BLOCK_BIDIRECTIONAL);
        assertThat(ofVpc.commands())
                .containsExactly("aws ec2 create-vpc-block-public-access-exclusion --vpc-id vpc-0main"
                        + " --internet-gateway-exclusion-mode allow-bidirectional");
        assertThat(modes(ofVpc.applyTo(blocked)))
                .containsExactly(InternetGatewayBlockMode.OFF, InternetGatewayBlockMode.OFF);
    }

    private static List<InternetGatewayBlockMode> modes(Network network) {
        return List.of("subnet-0puba", "subnet-0pubb").stream()
                .map(id -> OrdersWorld.get(network, Subnet.class, id)
                        .blockPublicAccess()
                        .orElseThrow())
                .toList();
    }
}
