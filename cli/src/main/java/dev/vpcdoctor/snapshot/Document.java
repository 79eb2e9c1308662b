package dev.vpcdoctor.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One JSON value of a file, as a rule one answer of AWS. A file holds several when answers were appended to it.
 *
 * @param file path inside the snapshot's folder or zip, with forward slashes
 * @param index the number of values before this one in the file
 * @param account twelve digits, when a folder {@code accounts/ID/} tells
 * @param region when a folder named after it tells
 * @param root the value; never changed after loading. In place of a part that contradicts itself stands
 *     a missing node
 * @param damage why the value is not all that the file holds, such as {@code subnets.json ends in the middle of /Subnets/3};
 *     what was read before the damage is in {@code root}
 */
public record Document(
        String file,
        int index,
        Optional<String> account,
        Optional<String> region,
        JsonNode root,
        Optional<String> damage) {

    /** A whole answer, such as a collector has it, at a path that tells its account and region. */
    public static Document of(String file, JsonNode root) {
        AccountAndRegion place = AccountAndRegion.ofPath(file);
        return new Document(file, 0, place.account(), place.region(), root, Optional.empty());
    }

    Origin origin(String pointer, AccountAndRegion own) {
        return new Origin(file, pointer, account.or(own::account), region.or(own::region));
    }
}
