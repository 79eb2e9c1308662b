package dev.vpcdoctor.network.target;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.shared.Arn;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds a function by what the user calls it. */
public final class FunctionFinder {
    private static final int MOST_SUGGESTIONS = 3;

    /** Before the name, in {@code arn:aws:lambda:eu-west-1:123456789012:function:checkout}. */
    private static final String MARKER = ":function:";

    private final Network network;

    public FunctionFinder(Network network) {
        this.network = network;
    }

    /** What a search gives. */
    public sealed interface Result {
        record Found(LambdaFunction function) implements Result {}

        /** None is called that; the names that come nearest. */
        record NotFound(List<String> suggestions) implements Result {
            public NotFound {
                suggestions = List.copyOf(suggestions);
            }
        }

        /** Several are called that, in different regions or accounts. */
        record Ambiguous(List<LambdaFunction> functions) implements Result {
            public Ambiguous {
                functions = List.copyOf(functions);
            }
        }
    }

    /**
     * Finds a function.
     *
     * @param nameOrArn a name, a name with {@code :alias}, a whole ARN or a partial one, as Lambda's API takes it
     * @param region empty for any
     */
    public Result find(String nameOrArn, Optional<String> region) {
        List<LambdaFunction> found = network.all(LambdaFunction.class).stream()
                .filter(function -> region.isEmpty() || function.region().equals(region))
                .filter(function -> isCalled(function, nameOrArn))
                .toList();
        return switch (found.size()) {
            case 0 -> new Result.NotFound(suggestions(nameOrArn));
            case 1 -> new Result.Found(found.get(0));
            default -> new Result.Ambiguous(found);
        };
    }

    private static boolean isCalled(LambdaFunction function, String asked) {
        return Arn.isMeant(asked)
                ? unqualified(asked).equals(unqualified(function.arn()))
                : function.name().equals(nameIn(asked));
    }

    /** The name alone, of {@code checkout:live} and of an ARN, whole or partial. */
    public static String nameIn(String nameOrArn) {
        int marker = nameOrArn.lastIndexOf(MARKER);
        return withoutQualifier(marker < 0 ? nameOrArn : nameOrArn.substring(marker + MARKER.length()));
    }

    private static String withoutQualifier(String name) {
        int qualifier = name.indexOf(':');
        return qualifier < 0 ? name : name.substring(0, qualifier);
    }

    /** An ARN without an alias or version, for which AWS may have told another than was asked for. */
    private static String unqualified(String arn) {
        return Arn.parse(arn)
                .map(whole -> whole.withResource(whole.resourceType() + ":" + withoutQualifier(whole.resourceId())))
                .map(Arn::toString)
                .orElse(arn);
    }

    private List<String> suggestions(String asked) {
        List<String> names = network.all(LambdaFunction.class).stream()
                .map(LambdaFunction::name)
                .toList();
        return nearest(asked.substring(asked.lastIndexOf(':') + 1), names);
    }

    /** The names that may have been meant by one that does not exist, the nearest first. */
    public static List<String> nearest(String asked, List<String> names) {
        String wanted = asked.toLowerCase(Locale.ROOT);
        return names.stream()
                .distinct()
                .sorted(Comparator.comparingInt((String name) -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_SUGGESTIONS)
                .toList();
    }

    /** How many letters must change (Levenshtein); a name that holds the other is near. */
    private static int distance(String one, String other) {
        if (other.contains(one) || one.contains(other)) {
            return 1;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int replace = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
