package dev.vpcdoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkAcl;
import dev.vpcdoctor.network.model.NetworkAcl.Entry;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateNetworkAclEntryTest {
    private static final Cidr BLOCK = Cidr.parse("10.0.1.0/24");

    @Test
    void anEntryComesBeforeTheLastRuleWithARoundNumber() {
        NetworkAcl acl = acl(allow(100), allow(110));

        assertThat(before(acl, NetworkAcl.DENY_ALL_RULE).orElseThrow().commands())
                .containsExactly("aws ec2 create-network-acl-entry --network-acl-id acl-1 --rule-number 200 --ingress"
                        + " --protocol tcp --port-range From=1024,To=65535 --cidr-block 10.0.1.0/24"
                        + " --rule-action allow");
    }

    @Test
    void anEntryComesBeforeTheOneThatDeniesWhereNoRoundNumberIsFree() {
        NetworkAcl acl = acl(allow(98), deny(99));

        assertThat(before(acl, 99).orElseThrow().entry().ruleNumber()).isEqualTo(97);
    }

    @Test
    void nothingComesBeforeTheLowestNumber() {
        assertThat(before(acl(deny(1)), 1)).isEmpty();
    }

    @Test
    void anEntryIsPutToTheNetworkAcl() {
        NetworkAcl acl = acl(deny(100));

        Network changed = before(acl, 100)
                .orElseThrow()
                .applyTo(Network.builder().add(acl).build());

        assertThat(changed.find(NetworkAcl.class, "acl-1")
                        .optional()
                        .orElseThrow()
                        .entries())
                .extracting(Entry::ruleNumber)
                .containsExactly(99, 100);
    }

    private static Optional<CreateNetworkAclEntry> before(NetworkAcl acl, int number) {
        return CreateNetworkAclEntry.before(acl, deny(number), IpProtocol.TCP, BLOCK, PortRange.EPHEMERAL);
    }

    private static NetworkAcl acl(Entry... entries) {
        return new NetworkAcl("acl-1", "vpc-1", false, List.of(), List.of(entries));
    }

    private static Entry allow(int number) {
        return new Entry(number, false, true, IpProtocol.TCP, Cidr.ANY_IPV4, PortRange.of(443));
    }

    private static Entry deny(int number) {
        return new Entry(number, false, false, IpProtocol.ALL, Cidr.ANY_IPV4, PortRange.ALL);
    }
}
