package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.PrefixList;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Prefix lists: names out of one call, entries out of another. */
final class PrefixListReader {
    private final NetworkBuilder builder;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Set<Cidr>> entries = new LinkedHashMap<>();
    private final Map<String, String> incomplete = new HashMap<>();

    PrefixListReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(ResourceKind.PREFIX_LIST, (resource, fields) -> {
            name(fields);
            if (fields.has("Cidrs")) {
                Set<Cidr> blocks = new LinkedHashSet<>();
                for (String text : fields.texts("Cidrs")) {
                    blocks.add(Cidr.tryParse(text)
                            .orElseThrow(() -> fields.refusal("Cidrs", "address blocks such as 10.0.0.0/16")));
                }
                entries.put(resource.id(), blocks);
            }
        });
        builder.each(ResourceKind.MANAGED_PREFIX_LIST, (resource, fields) -> name(fields));
        builder.each(ResourceKind.PREFIX_LIST_ENTRIES, (resource, fields) -> {
            List<Cidr> blocks = new ArrayList<>();
            fields.objects("Entries").forEach(entry -> blocks.add(entry.cidr("Cidr")));
            entries.computeIfAbsent(resource.id(), id -> new LinkedHashSet<>()).addAll(blocks);
            builder.lack(ResourceKind.PREFIX_LIST_ENTRIES, resource.origin().region())
                    .ifPresent(because -> incomplete.put(resource.id(), because));
        });
        Set<String> ids = new LinkedHashSet<>(names.keySet());
        ids.addAll(entries.keySet());
        ids.forEach(id -> builder.add(new PrefixList(id, names.getOrDefault(id, ""), entriesOf(id))));
        // The list of managed prefix lists holds those of AWS too; the other call tells those alone.
        builder.listing(PrefixList.class, ResourceKind.MANAGED_PREFIX_LIST);
    }

    private void name(Fields fields) {
        names.put(fields.text("PrefixListId"), fields.text("PrefixListName"));
    }

    private Fact<AddressSet> entriesOf(String id) {
        String toKnow = ResourceKind.PREFIX_LIST_ENTRIES.command() + " --prefix-list-id " + id;
        Set<Cidr> blocks = entries.get(id);
        if (blocks == null) {
            return builder.unknown(
                    "the entries of " + id + " are", ResourceKind.PREFIX_LIST_ENTRIES, Optional.empty(), toKnow);
        }
        return incomplete.containsKey(id)
                ? Fact.unknown(incomplete.get(id), toKnow)
                : Fact.known(AddressSet.of(List.copyOf(blocks)));
    }
}
