package dev.vpcdoctor.snapshot;

import java.util.Optional;

/**
 * Where a fact was read.
 *
 * @param file path inside the snapshot's folder or zip, with forward slashes
 * @param pointer JSON pointer (RFC 6901) from the root of the file's value, such as {@code /Subnets/3}
 * @param account twelve digits, from the folder {@code accounts/ID/}, else from the resource's own ARN or owner
 * @param region such as {@code eu-west-1}, from the folder, else from the resource's own ARN or zone
 */
public record Origin(String file, String pointer, Optional<String> account, Optional<String> region) {

    /** The place as an error names it: {@code aws/subnets.json at /Subnets/3}. */
    public String place() {
        return pointer.isEmpty() ? file : file + " at " + pointer;
    }
}
