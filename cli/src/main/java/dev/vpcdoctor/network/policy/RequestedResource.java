package dev.vpcdoctor.network.policy;

import dev.vpcdoctor.network.model.PolicyDocument;

/** What a request is about, as far as it is known. */
public sealed interface RequestedResource {

    /** Whether a pattern of a policy's Resource covers it. */
    Match coveredBy(String pattern);

    /**
     * One resource.
     *
     * @param arn an ARN, or {@code *} for actions that know no resources: a pattern for some then covers nothing
     */
    record Named(String arn) implements RequestedResource {
        @Override
        public Match coveredBy(String pattern) {
            return covers(pattern, arn);
        }
    }

    /** One resource of which it is not certain whose it is: a subnet may be shared by another account. */
    record OfAnyAccount(String arn) implements RequestedResource {
        private static final int ACCOUNT = 4;

        @Override
        public Match coveredBy(String pattern) {
            String[] parts = pattern.split(":", -1);
            Match own = covers(pattern, arn);
            if (own != Match.NO || parts.length <= ACCOUNT) {
                return own;
            }
            parts[ACCOUNT] = "*";
            return covers(String.join(":", parts), arn) == Match.NO ? Match.NO : Match.UNKNOWN;
        }
    }

    /**
     * Any resource of a type: one that does not exist yet, or whichever of them.
     *
     * @param beginning of their ARNs, up to the name
     */
    record AnyOf(String beginning) implements RequestedResource {
        /** No pattern that names one covers this; one that covers all does. */
        private static final String ANY_NAME = "~";

        @Override
        public Match coveredBy(String pattern) {
            Match all = covers(pattern, beginning + ANY_NAME);
            boolean some = PolicyDocument.mayMatchFrom(withoutVariables(pattern), beginning);
            return all == Match.NO && some ? Match.UNKNOWN : all;
        }
    }

    /**
     * Whether a pattern covers an ARN. A star stays within one part of an ARN unless it stands at the end, so that a
     * pattern with fewer parts is not understood for certain
     * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html). What a policy variable stands
     * for is not known.
     */
    private static Match covers(String pattern, String arn) {
        if (!PolicyDocument.matches(withoutVariables(pattern), arn)) {
            return Match.NO;
        }
        boolean sameParts = parts(pattern) >= parts(arn);
        boolean onlyAtTheEnd = pattern.endsWith("*")
                && pattern.substring(0, pattern.length() - 1).matches("[^*?]*");
        return pattern.contains("${") || !(sameParts || onlyAtTheEnd) ? Match.UNKNOWN : Match.YES;
    }

    private static String withoutVariables(String pattern) {
        return pattern.replaceAll("\\$\\{[^}]*}", "*");
    }

    private static long parts(String text) {
        return text.chars().filter(c -> c == ':').count();
    }
}
