package dev.vpcdoctor.aws;

import java.util.Map;

/**
 * Something for which IAM decides whether the caller may.
 *
 * @param action such as {@code lambda:CreateFunction}
 * @param resource its ARN, or a star where AWS knows none for the action
 * @param context the keys of the request that policies may test; a key that is not there is one that the request has not
 */
public record Authorization(String action, String resource, Map<String, String> context) {
    public Authorization {
        context = Map.copyOf(context);
    }

    public Authorization(String action) {
        this(action, "*", Map.of());
    }
}
