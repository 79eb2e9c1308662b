package dev.vpcdoctor.aws;

import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.Optional;

/**
 * One call of AWS's API, as a snapshot keeps it.
 *
 * @param operation as IAM names it, {@code ec2:DescribeVpcs}
 * @param file under the folder of the account and region, {@code ec2/describe-vpcs.json}
 * @param list the field of the answer that holds what was asked for, if it is a list
 * @param subject what the request named and the answer does not repeat; it is written beside the answer
 */
record SnapshotCall(String operation, String file, Optional<String> list, Optional<Subject> subject) {

    /** A field and its value, {@code PrefixListId} and {@code pl-1}. */
    record Subject(String field, String value) {}

    /** Asks for a list. */
    static SnapshotCall list(ResourceKind kind) {
        return new SnapshotCall(kind.operation(), file(kind), Optional.of(listField(kind)), Optional.empty());
    }

    /** AWS calls managed prefix lists what it calls its own; the kind is known by a word that older tools wrote. */
    private static String listField(ResourceKind kind) {
        return kind == ResourceKind.MANAGED_PREFIX_LIST ? ResourceKind.PREFIX_LIST.key() : kind.key();
    }

    /** Asks for a list that belongs to one thing. */
    static SnapshotCall listOf(ResourceKind kind, String id) {
        return new SnapshotCall(
                kind.operation(), file(kind), Optional.of(kind.key()), Optional.of(new Subject(kind.idField(), id)));
    }

    /** Asks for one thing. */
    static SnapshotCall one(ResourceKind kind) {
        return new SnapshotCall(kind.operation(), file(kind), Optional.empty(), Optional.empty());
    }

    /** Asks for the concurrency that is reserved for a function, which the answer does not name. */
    static SnapshotCall concurrencyOf(String functionName) {
        ResourceKind kind = ResourceKind.FUNCTION_CONCURRENCY;
        return new SnapshotCall(
                kind.operation(), file(kind), Optional.empty(), Optional.of(new Subject(kind.idField(), functionName)));
    }

    /** Asks for a part of something that is put together later. */
    static SnapshotCall part(ResourceKind kind, String operation) {
        return new SnapshotCall(operation, file(kind), Optional.empty(), Optional.empty());
    }

    private static String file(ResourceKind kind) {
        return kind.command().replaceFirst("^aws ", "").replace(' ', '/') + ".json";
    }

    /** IAM and Route 53 answer for the whole account. */
    boolean isGlobal() {
        return operation.startsWith("iam:") || operation.startsWith("route53:");
    }
}
