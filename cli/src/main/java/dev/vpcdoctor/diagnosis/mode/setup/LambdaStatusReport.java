package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.mode.setup.ReasonCode.Concern;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Lambda itself says is not as it should be.
 *
 * @param about the function's state, or its last update
 */
record LambdaStatusReport(About about, Status status) {

    enum About {
        STATE,
        UPDATE
    }

    /** A function that takes no invocations, and an update that failed. */
    static List<LambdaStatusReport> of(LambdaFunction function) {
        Stream<LambdaStatusReport> state = function.state().stream()
                .filter(status -> !status.value().equals("Active"))
                .map(status -> new LambdaStatusReport(About.STATE, status));
        Stream<LambdaStatusReport> update = function.lastUpdate().stream()
                .filter(status -> status.value().equals("Failed"))
                .map(status -> new LambdaStatusReport(About.UPDATE, status));
        return Stream.concat(state, update).toList();
    }

    /** What Lambda says about one concern. */
    static Optional<LambdaStatusReport> of(LambdaFunction function, Concern concern) {
        return of(function).stream()
                .filter(one -> one.code().map(ReasonCode::concern).equals(Optional.of(concern)))
                .findFirst();
    }

    /** What Lambda says of the state or of the update, unless the reason has a failure mode of its own. */
    static Optional<LambdaStatusReport> withoutModeOfItsOwn(LambdaFunction function, About about) {
        return of(function).stream()
                .filter(one -> one.about == about)
                .filter(one -> one.code()
                        .filter(code -> code.concern().hasItsOwnMode())
                        .isEmpty())
                .findFirst();
    }

    /** Lambda's code; empty where it gives none, or one that is not known here. */
    Optional<ReasonCode> code() {
        return status.reasonCode().flatMap(ReasonCode::of);
    }

    boolean is(String value) {
        return status.value().equals(value);
    }

    /** What Lambda says, and what follows: {@code Lambda: the state is Failed, ImageDeleted: "Gone."; invocations fail}. */
    String says() {
        String what = about == About.STATE ? "Lambda: the state is " : "Lambda: the last update is ";
        String code = status.reasonCode().map(text -> ", " + text).orElse("");
        String reason =
                status.reason().map(text -> ": \"" + text.strip() + "\"").orElse("");
        return what + status.value() + code + reason + "; " + consequence();
    }

    /** Why, in plain words with what it means for who looks for a fault in the network; empty if Lambda does not say. */
    Optional<String> why() {
        return code().map(code -> code.meaning() + (code.bearing().isEmpty() ? "" : ", and " + code.bearing()))
                .or(() -> status.reasonCode().map(code -> "Lambda's reason is " + code + ", which is not known here"));
    }

    /** What follows for those who invoke the function. */
    private String consequence() {
        return about == About.STATE
                ? "invocations fail"
                : "invocations use the configuration before it, which may not be the one that is shown";
    }

    /** What to do once the cause is fixed; documents of AWS differ on whether a function that failed can be updated. */
    static String thenAgain(LambdaFunction function) {
        boolean failed = of(function).stream().anyMatch(one -> one.about == About.STATE && one.is("Failed"));
        return "let Lambda set " + function.name() + " up again"
                + (failed ? "; if it refuses to update a function that failed, make it anew" : "");
    }
}
