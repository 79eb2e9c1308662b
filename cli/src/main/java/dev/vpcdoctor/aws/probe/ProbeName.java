package dev.vpcdoctor.aws.probe;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of the probes of one deployment, and of all that belongs to them. It is random, so that two people who look into
 * one function do not disturb each other.
 *
 * @param value such as {@code vpc-doctor-probe-3f9a1c2b}
 */
public record ProbeName(String value) {
    /** With which all names begin; policies allow what begins so, and nothing else. */
    public static final String PREFIX = "vpc-doctor-probe-";

    /** Which names may be given, for whoever gave another. */
    public static final String RULE = "up to 20 small letters and digits, such as orders for " + PREFIX + "orders";

    /** Roles are listed by it. */
    static final String ROLE_PATH = "/vpc-doctor/";

    static final String LOG_GROUP_PREFIX = "/aws/lambda/" + PREFIX;

    private static final Pattern FORM = Pattern.compile("(?<name>" + PREFIX + "[a-z0-9]{1,20})(?:-(?<rest>.+))?");
    private static final int RANDOM_BYTES = 4;

    static ProbeName random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new ProbeName(PREFIX + HexFormat.of().formatHex(bytes));
    }

    /**
     * The name of the deployment to which something belongs.
     *
     * @param name of a function, a role or a log group; or a deployment's own
     * @return empty if it is none of ours
     */
    public static Optional<ProbeName> of(String name) {
        String bare = name.startsWith("/aws/lambda/") ? name.substring("/aws/lambda/".length()) : name;
        Matcher form = FORM.matcher(bare);
        return form.matches() ? Optional.of(new ProbeName(form.group("name"))) : Optional.empty();
    }

    /**
     * A name that somebody chose.
     *
     * @param text with the prefix or without
     * @return empty if it breaks the {@link #RULE}
     */
    public static Optional<ProbeName> given(String text) {
        String whole = text.startsWith(PREFIX) ? text : PREFIX + text;
        return of(whole).filter(name -> name.value().equals(whole));
    }

    /** Whether a user means it: as it is, without the prefix, or by one of its functions. */
    public boolean isNameOf(String text) {
        return value.equals(PREFIX + text) || of(text).filter(this::equals).isPresent();
    }

    /** Whether it may be one that was drawn by {@link #random}, and not one that somebody chose for a template. */
    boolean isDrawn() {
        return value.matches(PREFIX + "[0-9a-f]{8}");
    }

    String function(String subnetId) {
        return value + "-" + subnetId;
    }

    String role() {
        return value;
    }

    String logGroup() {
        return "/aws/lambda/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
