package dev.vpcdoctor.diagnosis.mode.common;

import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.network.model.FunctionConcurrency;
import dev.vpcdoctor.network.model.LambdaFunction;
import java.util.Optional;

/**
 * How many executions of a function may connect at the same time: what is reserved for it, since it may come to that; else
 * what CloudWatch saw it come to.
 *
 * @param evidence who says so
 */
public record Concurrency(int executions, Evidence evidence) {

    /** The concurrency of the function, if anything tells it. */
    public static Optional<Concurrency> of(Examination about) {
        return reserved(about).or(() -> seen(about));
    }

    private static Optional<Concurrency> seen(Examination about) {
        String name = about.function().name();
        return about.witnesses()
                .metrics()
                .ofFunction(name, "ConcurrentExecutions")
                .filter(series -> series.stat().equals("Maximum"))
                .map(series -> (int) series.highest())
                .map(count -> new Concurrency(
                        count,
                        new Evidence(
                                Evidence.Kind.METRICS,
                                name + " ran " + count + " times at once at its busiest",
                                name)));
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
