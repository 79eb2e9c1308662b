package dev.vpcdoctor.shared;

import java.util.Optional;

/**
 * An Amazon Resource Name, {@code arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE}
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html), or a pattern for some with stars in its parts.
 *
 * @param region empty for what belongs to no region, such as roles and buckets
 * @param account empty for what needs none to be told, such as buckets
 * @param resource all the rest, with the colons and slashes that it has: {@code db:orders}, {@code role/service/checkout}
 */
public record Arn(String partition, String service, String region, String account, String resource) {
    private static final String PREFIX = "arn:";
    private static final int PARTS_BEFORE_THE_RESOURCE = 4;

    /** Whether a text wants to be an ARN, which it is where {@link #parse} reads it. */
    public static boolean isMeant(String text) {
        return text.startsWith(PREFIX);
    }

    /** Reads an ARN; empty where a part is missing, or one that every ARN has is empty. */
    public static Optional<Arn> parse(String text) {
        if (!isMeant(text)) {
            return Optional.empty();
        }
        String[] parts = new String[PARTS_BEFORE_THE_RESOURCE];
        int from = PREFIX.length();
        for (int i = 0; i < parts.length; i++) {
            int colon = text.indexOf(':', from);
            if (colon < 0) {
                return Optional.empty();
            }
            parts[i] = text.substring(from, colon);
            from = colon + 1;
        }
        boolean whole = !parts[0].isEmpty() && !parts[1].isEmpty() && from < text.length();
        return whole
                ? Optional.of(new Arn(parts[0], parts[1], parts[2], parts[3], text.substring(from)))
                : Optional.empty();
    }

    /** The name at the end of a text that should be an ARN; the whole text where it is none. */
    public static String nameIn(String text) {
        Optional<Arn> arn = parse(text);
        return arn.isPresent() ? arn.get().name() : text;
    }

    /** What the resource is, where that is told: {@code db} of {@code db:orders}, {@code role} of {@code role/checkout}. */
    public String resourceType() {
        return resource.substring(0, Math.max(0, endOfType()));
    }

    /** The resource without its type: {@code orders}, {@code service/checkout}; all of a bucket, queue or topic. */
    public String resourceId() {
        return resource.substring(endOfType() + 1);
    }

    /** The last word of the resource, without the path before it: {@code checkout} of {@code role/service/checkout}. */
    public String name() {
        String id = resourceId();
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** Where the first colon or slash of the resource stands, or -1. */
    private int endOfType() {
        int colon = resource.indexOf(':');
        int slash = resource.indexOf('/');
        return colon < 0 || (slash >= 0 && slash < colon) ? slash : colon;
    }

    /** Another resource of the same place, service and account. */
    public Arn withResource(String other) {
        return new Arn(partition, service, region, account, other);
    }

    @Override
    public String toString() {
        return PREFIX + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
