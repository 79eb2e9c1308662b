package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.shared.Arn;

/**
 * Who asks.
 *
 * @param arn of the user, or of the role with the session's name
 */
record CallerIdentity(String arn, String account) {
    private static final int LONGEST_TAG = 256;

    /** The ARN as a tag's value, of which some letters that names may have are refused. */
    String tag() {
        String allowed = arn.replaceAll("[^\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]", "_");
        return allowed.substring(0, Math.min(LONGEST_TAG, allowed.length()));
    }

    /**
     * The ARN of something in the same partition and account.
     *
     * @param region empty for what belongs to none
     */
    String arnOf(String service, String region, String resource) {
        String partition = Arn.parse(arn).map(Arn::partition).orElse("aws");
        return new Arn(partition, service, region, account, resource).toString();
    }
}
