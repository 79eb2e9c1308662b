package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Evidence;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.network.model.FunctionConcurrency;
import dev.vpcdoctor.network.model.LambdaFunction;
import java.util.Optional;

/**
 * How many executions of a function may connect at the same time. What is reserved for it is what it may come to; what
 * metrics saw it come to is a witness of its own, which joins in {@link #of}.
 *
 * @param evidence who says so
 */
record Concurrency(int executions, Evidence evidence) {

    /** The concurrency of the function, if anything tells it. */
    static Optional<Concurrency> of(Examination about) {
        return reserved(about);
    }

    private static Optional<Concurrency> reserved(Examination about) {
        LambdaFunction function = about.function();
        return about.network()
                .find(FunctionConcurrency.class, FunctionConcurrency.key(function.name(), function.region()))
                .optional()
                .flatMap(FunctionConcurrency::reserved)
                .map(count -> new Concurrency(
                        count,
                        new Evidence(
                                Evidence.Kind.CONFIGURATION,
                                count + " concurrent executions are reserved for " + function.name(),
                                function.arn())));
    }
}
