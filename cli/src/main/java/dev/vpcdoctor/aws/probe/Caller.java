package dev.vpcdoctor.aws.probe;

/**
 * Who asks.
 *
 * @param arn of the user, or of the role with the session's name
 */
record Caller(String arn, String account) {
    private static final int LONGEST_TAG = 256;

    /** The ARN as a tag's value, of which some letters that names may have are refused. */
    String tag() {
        String allowed = arn.replaceAll("[^\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]", "_");
        return allowed.substring(0, Math.min(LONGEST_TAG, allowed.length()));
    }

    /** {@code aws}, {@code aws-cn} or {@code aws-us-gov}. */
    String partition() {
        String[] parts = arn.split(":", 3);
        return parts.length == 3 ? parts[1] : "aws";
    }
}
