package dev.vpcdoctor.probe.greeting;

import dev.vpcdoctor.shared.Outcome;
import java.util.Optional;

/**
 * What a service answered.
 *
 * @param greeting the class of the answer, one of the probe's own words
 * @param code the protocol's code for it
 * @param reason what a person should know about it
 */
public record GreetingResult(
        Outcome outcome,
        Optional<String> greeting,
        Optional<String> code,
        Optional<String> statusLine,
        Optional<String> reason) {
    static GreetingResult ready(String greeting) {
        return of(Outcome.READY, greeting);
    }

    static GreetingResult of(Outcome outcome, String greeting) {
        return new GreetingResult(outcome, Optional.of(greeting), Optional.empty(), Optional.empty(), Optional.empty());
    }

    GreetingResult withCode(String wanted) {
        return new GreetingResult(outcome, greeting, Optional.of(wanted), statusLine, reason);
    }

    GreetingResult because(String wanted) {
        return new GreetingResult(outcome, greeting, code, statusLine, Optional.of(wanted));
    }
}
