package dev.vpcdoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.DhcpOptions;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Vpc;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UseAmazonResolverTest {
    private static final Change CHANGE = new UseAmazonResolver("vpc-1");

    @Test
    void newOptionsAreMadeAndAssociated() {
        assertThat(CHANGE.commands())
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

        Network changed = CHANGE.applyTo(Network.builder().add(vpc).build());

        String id = changed.find(Vpc.class, "vpc-1")
                .optional()
                .flatMap(Vpc::dhcpOptionsId)
                .orElseThrow();
        assertThat(changed.find(DhcpOptions.class, id).optional())
                .hasValueSatisfying(
                        options -> assertThat(options.amazonProvidedDns()).isTrue());
    }
}
