package dev.vpcdoctor.diagnosis.witness.logs;

import dev.vpcdoctor.diagnosis.witness.logs.ErrorPattern.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the error that an event is about. Of nested errors the innermost decides, since the outer ones only say that
 * something failed; errors that say different things, and none of which is the cause of another, stay ambiguous.
 */
final class FailureClassifier {
    /** Python prints the cause first. */
    private static final Pattern CAUSE_ABOVE = Pattern.compile(
            "The above exception was the direct cause of|During handling of the above exception, another exception");
    /** Java, Node.js and .NET print it last. */
    private static final Pattern CAUSE_BELOW = Pattern.compile("Caused by: |\\[cause]: |(?m)^\\s*---> ");

    private static final int LONGEST = 20_000;

    private FailureClassifier() {}

    /**
     * The error of one event.
     *
     * @param message with all its lines; what is longer than a stack trace is cut
     * @return empty when it holds none that is known
     */
    static Optional<LoggedFailure> classify(String message) {
        String text = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
        List<Match> matches = outermost(matches(text));
        for (Symptom.Weight weight : Symptom.Weight.values()) {
            List<Match> ofWeight = matches.stream()
                    .filter(match -> match.failure().symptom().weight() == weight)
                    .toList();
            if (!ofWeight.isEmpty()) {
                LoggedFailure cause = cause(text, ofWeight);
                return Optional.of(cause.hosts().isEmpty() ? withHost(cause, matches) : cause);
            }
        }
        return Optional.empty();
    }

    private static List<Match> matches(String text) {
        List<Match> all = new ArrayList<>();
        for (ErrorPattern pattern : ErrorPatterns.all()) {
            if (pattern.symptom() != Symptom.LAMBDA_REPORT) {
                all.addAll(pattern.in(text));
            }
        }
        all.sort(Comparator.comparingInt(match -> match.text().start()));
        return all;
    }

    /** A match inside a longer one that says as much is only a part of it. */
    private static List<Match> outermost(List<Match> matches) {
        return matches.stream()
                .filter(match -> matches.stream().noneMatch(other -> other.holds(match) && isAsHeavy(other, match)))
                .toList();
    }

    private static boolean isAsHeavy(Match one, Match other) {
        return one.failure()
                        .symptom()
                        .weight()
                        .compareTo(other.failure().symptom().weight())
                <= 0;
    }

    /** What is said in the part of the event that tells the cause. */
    private static LoggedFailure cause(String text, List<Match> matches) {
        Match first = matches.get(0);
        Match last = matches.get(matches.size() - 1);
        List<Match> innermost = matches;
        if (CAUSE_ABOVE.matcher(text).find()) {
            innermost = samePart(text, CAUSE_ABOVE, matches, first);
        } else if (CAUSE_BELOW.matcher(text).find()) {
            innermost = samePart(text, CAUSE_BELOW, matches, last);
        }
        List<LoggedFailure> failures = innermost.stream().map(Match::failure).toList();
        return oneOf(failures);
    }

    private static List<Match> samePart(String text, Pattern border, List<Match> matches, Match with) {
        int part = partOf(text, border, with);
        return matches.stream()
                .filter(match -> partOf(text, border, match) == part)
                .toList();
    }

    private static int partOf(String text, Pattern border, Match match) {
        return (int) border.matcher(text)
                .results()
                .filter(found -> found.start() <= match.text().start())
                .count();
    }

    /** Of errors that say the same the one that names a host; else none. */
    private static LoggedFailure oneOf(List<LoggedFailure> failures) {
        List<Symptom> symptoms =
                failures.stream().map(LoggedFailure::symptom).distinct().toList();
        List<Symptom> beyondNames = symptoms.stream()
                .filter(symptom -> symptom != Symptom.DNS_FAILURE)
                .toList();
        if (symptoms.size() == 1 || isNameTold(beyondNames)) {
            Symptom told = symptoms.size() == 1 ? symptoms.get(0) : beyondNames.get(0);
            List<LoggedFailure> same = failures.stream()
                    .filter(failure -> failure.symptom() == told)
                    .toList();
            return same.stream()
                    .filter(failure -> !failure.hosts().isEmpty())
                    .findFirst()
                    .orElse(same.get(0));
        }
        List<String> said =
                failures.stream().map(LoggedFailure::says).distinct().toList();
        return new LoggedFailure(Symptom.AMBIGUOUS, String.join(" and ", said), List.of(), Optional.empty());
    }

    /** Beside words that tell why a name failed, others only repeat that it did. */
    private static boolean isNameTold(List<Symptom> symptoms) {
        return symptoms.size() == 1
                && (symptoms.get(0) == Symptom.NAME_NOT_FOUND || symptoms.get(0) == Symptom.NAME_NOT_ANSWERED);
    }

    /** The host often stands in the outer error only. */
    private static LoggedFailure withHost(LoggedFailure cause, List<Match> matches) {
        List<LoggedFailure> others = matches.stream()
                .map(Match::failure)
                .filter(failure -> !failure.hosts().isEmpty())
                .toList();
        Optional<LoggedFailure> same = others.stream()
                .filter(failure -> failure.symptom() == cause.symptom())
                .findFirst();
        return same.or(() -> others.stream()
                        .filter(failure -> failure.symptom().weight() == Symptom.Weight.VAGUE
                                || failure.symptom() == Symptom.DNS_FAILURE)
                        .findFirst()
                        .map(cause::besides))
                .orElse(cause);
    }
}
