package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.NetworkAcl;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.List;
import java.util.Optional;

/** Network ACLs. */
final class NetworkAclReader {
    private final NetworkBuilder builder;

    NetworkAclReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(ResourceKind.NETWORK_ACL, (resource, fields) -> builder.add(networkAcl(fields)));
        builder.listing(NetworkAcl.class, ResourceKind.NETWORK_ACL);
    }

    private static NetworkAcl networkAcl(Fields fields) {
        List<NetworkAcl.Entry> entries =
                fields.objects("Entries").stream().map(NetworkAclReader::entry).toList();
        return new NetworkAcl(
                fields.text("NetworkAclId"),
                fields.text("VpcId"),
                fields.flag("IsDefault").orElse(false),
                fields.texts("Associations", "SubnetId"),
                entries);
    }

    private static NetworkAcl.Entry entry(Fields fields) {
        IpProtocol protocol = protocol(fields, "Protocol");
        Optional<Cidr> ipv6 = fields.optionalCidr("Ipv6CidrBlock");
        return new NetworkAcl.Entry(
                fields.integer("RuleNumber").orElseThrow(() -> fields.refusal("RuleNumber", "a whole number")),
                fields.flag("Egress").orElseThrow(() -> fields.refusal("Egress", "true or false")),
                allows(fields),
                protocol,
                ipv6.orElseGet(() -> fields.cidr("CidrBlock")),
                fields.object("PortRange")
                        .map(range -> ports(protocol, range, "From", "To"))
                        .orElse(PortRange.ALL));
    }

    private static boolean allows(Fields fields) {
        return switch (fields.text("RuleAction")) {
            case "allow" -> true;
            case "deny" -> false;
            default -> throw fields.refusal("RuleAction", "allow or deny");
        };
    }

    static IpProtocol protocol(Fields fields, String name) {
        return IpProtocol.tryParse(fields.text(name))
                .orElseThrow(() -> fields.refusal(name, "a protocol such as tcp, 6 or -1"));
    }

    /** The ports of a rule. Rules for ICMP keep type and code in the same fields, which are no ports. */
    static PortRange ports(IpProtocol protocol, Fields fields, String fromField, String toField) {
        int from = fields.integer(fromField).orElse(-1);
        int to = fields.integer(toField).orElse(-1);
        if (!protocol.hasPorts() || (from == -1 && to == -1)) {
            return PortRange.ALL;
        }
        if (from < 0 || from > to) {
            throw fields.refusal(fromField, "a port not above " + toField);
        }
        if (to > PortRange.ALL.to()) {
            throw fields.refusal(toField, "a port");
        }
        return new PortRange(from, to);
    }
}
