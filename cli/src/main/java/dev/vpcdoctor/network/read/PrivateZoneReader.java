package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Listing;
import dev.vpcdoctor.network.model.PrivateZone;
import dev.vpcdoctor.network.model.PrivateZone.RecordSet;
import dev.vpcdoctor.shared.address.IpAddress;
import dev.vpcdoctor.snapshot.Resource;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Private hosted zones of VPCs, with the records that lead to addresses. */
final class PrivateZoneReader {
    private static final Set<String> ADDRESS_TYPES = Set.of("A", "AAAA");

    private final NetworkBuilder builder;
    private final Map<String, List<RecordSet>> records = new HashMap<>();

    PrivateZoneReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(ResourceKind.RECORD_SET, (resource, fields) -> {
            List<RecordSet> ofAnswer = new ArrayList<>();
            fields.objects("ResourceRecordSets").forEach(set -> record(set).ifPresent(ofAnswer::add));
            records.computeIfAbsent(zoneId(resource.id()), id -> new ArrayList<>())
                    .addAll(ofAnswer);
        });
        Set<String> listed = new HashSet<>();
        builder.each(ResourceKind.HOSTED_ZONE, (resource, fields) -> {
            fields.objects("HostedZoneSummaries").stream()
                    .map(zone -> zone(zone, resource.id()))
                    .toList()
                    .forEach(builder::add);
            listed.add(resource.id());
        });
        builder.snapshot().regions().forEach(region -> listing(Optional.of(region), listed));
        listing(Optional.empty(), listed);
    }

    /** One call tells the zones of one VPC: all zones are known when it was made for every VPC. */
    private void listing(Optional<String> region, Set<String> listed) {
        Listing told = builder.listing(region, ResourceKind.HOSTED_ZONE);
        Optional<String> notListed = builder.snapshot().resources(ResourceKind.VPC).stream()
                .map(Resource::id)
                .filter(vpcId -> !listed.contains(vpcId))
                .findFirst();
        Listing listing = told.whole() && notListed.isPresent()
                ? new Listing(
                        false,
                        "the private zones of " + notListed.get() + " are not in the snapshot",
                        told.toKnow() + " --vpc-id " + notListed.get())
                : told;
        builder.listing(PrivateZone.class, region, listing);
    }

    private PrivateZone zone(Fields fields, String vpcId) {
        String id = zoneId(fields.text("HostedZoneId"));
        String toKnow = ResourceKind.RECORD_SET.command() + " --hosted-zone-id " + id;
        Optional<String> lack = builder.lack(ResourceKind.RECORD_SET, Optional.empty());
        Fact<List<RecordSet>> known;
        if (!records.containsKey(id)) {
            known = builder.unknown("the records of " + id + " are", ResourceKind.RECORD_SET, Optional.empty(), toKnow);
        } else if (lack.isPresent()) {
            known = Fact.unknown(lack.get(), toKnow);
        } else {
            known = Fact.known(List.copyOf(records.get(id)));
        }
        return new PrivateZone(id, name(fields.text("Name")), vpcId, known);
    }

    /** Some calls write {@code /hostedzone/Z1} for {@code Z1}. */
    private static String zoneId(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** Route 53 writes an asterisk as {@code \052}. */
    private static String name(String text) {
        return Fields.toHostName(text.replace("\\052", "*"));
    }

    private static Optional<RecordSet> record(Fields fields) {
        String type = fields.text("Type");
        String name = name(fields.text("Name"));
        Optional<String> alias = fields.object("AliasTarget").map(target -> name(target.text("DNSName")));
        if (ADDRESS_TYPES.contains(type)) {
            List<IpAddress> addresses = new ArrayList<>();
            for (Fields value : fields.objects("ResourceRecords")) {
                value.address("Value").ifPresent(addresses::add);
            }
            return Optional.of(new RecordSet(name, addresses, alias));
        }
        if (type.equals("CNAME")) {
            Optional<String> canonical =
                    fields.objects("ResourceRecords").stream().findFirst().map(value -> name(value.text("Value")));
            return Optional.of(new RecordSet(name, List.of(), alias.or(() -> canonical)));
        }
        return Optional.empty();
    }
}
