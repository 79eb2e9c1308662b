package dev.vpcdoctor.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as a user names it: {@code checkout}, {@code checkout:live}, {@code 123456789012:function:checkout}, or an
 * ARN, with or without an alias or version.
 *
 * @param name the name, or the ARN without the qualifier
 * @param qualifier an alias or version
 * @param region of an ARN
 */
public record FunctionReference(String name, Optional<String> qualifier, Optional<String> region) {
    private static final Pattern FORM = Pattern.compile(
            "(?<owner>(?:arn:[\\w-]+:lambda:(?<region>[\\w-]+):)?\\d{12}:function:)?(?<name>[\\w-]{1,140})(?::(?<qualifier>\\$LATEST|[\\w-]{1,128}))?");

    /**
     * Reads what the user wrote.
     *
     * @throws NotInAwsException when no function can be called that
     */
    public static FunctionReference parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new NotInAwsException("no function can be called '" + text
                    + "': give a name such as checkout or checkout:alias, or an ARN of a function");
        }
        String owner = Optional.ofNullable(form.group("owner")).orElse("");
        return new FunctionReference(
                owner + form.group("name"),
                Optional.ofNullable(form.group("qualifier")),
                Optional.ofNullable(form.group("region")));
    }

    /** The name alone. */
    String shortName() {
        return name.substring(name.lastIndexOf(':') + 1);
    }
}
