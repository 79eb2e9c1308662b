package dev.vpcdoctor.diagnosis.examination;

import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.network.target.PathFinder.Paths;
import dev.vpcdoctor.remedy.Remedy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Why a target is not reached, before its fix is checked.
 *
 * @param severity mostly its code's
 * @param explains the blockers that this accounts for: what follows from it is no finding of its own
 * @param seen where witnesses beside the configuration saw it, for what the configuration does not tell
 * @param resources AWS ids, the most important first
 * @param goal what its remedy must reach where the target itself stays unknown for other reasons
 */
public record Cause(
        FindingCode code,
        Severity severity,
        String summary,
        List<Blocker<?>> explains,
        Optional<Seen> seen,
        List<String> resources,
        List<Evidence> evidence,
        Optional<Remedy> remedy,
        Optional<Goal> goal) {
    public Cause {
        explains = List.copyOf(explains);
        resources = List.copyOf(resources);
        evidence = List.copyOf(evidence);
    }

    /**
     * What fixes a cause, although the target may stay unknown.
     *
     * @param says what is reached then, such as {@code the name server is reached}
     * @param isReached on the paths of the fixed network
     */
    public record Goal(String says, Predicate<Paths> isReached) {}

    /**
     * That it was seen, and not concluded from a rule.
     *
     * @param subnetIds of the function
     */
    public record Seen(List<String> subnetIds, Confidence confidence) {
        public Seen {
            subnetIds = List.copyOf(subnetIds);
        }
    }

    /** The function's subnets in which it holds. */
    public List<String> subnetIds() {
        return seen.map(Seen::subnetIds)
                .orElseGet(() ->
                        explains.stream().map(Blocker::subnetId).distinct().toList());
    }

    public Cause saying(Evidence more) {
        List<Evidence> all = new ArrayList<>(evidence);
        all.add(more);
        return new Cause(code, severity, summary, explains, seen, resources, all, remedy, goal);
    }

    /** Begins a cause of a failure mode. */
    public static Builder of(FindingCode code) {
        return new Builder(code);
    }

    /** Gathers what is said of a cause. */
    public static final class Builder {
        private final FindingCode code;
        private final List<Blocker<?>> explains = new ArrayList<>();
        private final Set<String> resources = new LinkedHashSet<>();
        private final Set<Evidence> evidence = new LinkedHashSet<>();
        private Severity severity;
        private Optional<Seen> seen = Optional.empty();
        private Optional<Remedy> remedy = Optional.empty();
        private Optional<Goal> goal = Optional.empty();

        private Builder(FindingCode code) {
            this.code = code;
            this.severity = code.severity();
        }

        /** Accounts for these, and takes their reasons as evidence. */
        public Builder explaining(List<? extends Blocker<?>> blockers) {
            for (Blocker<?> blocker : blockers) {
                explains.add(blocker);
                says(blocker.because().says(), blocker.hop().id());
            }
            return this;
        }

        /** Accounts for what only follows from it. */
        public Builder alsoExplaining(List<? extends Blocker<?>> consequences) {
            explains.addAll(consequences);
            return this;
        }

        public Builder about(String... ids) {
            resources.addAll(List.of(ids));
            return this;
        }

        public Builder about(List<String> ids) {
            resources.addAll(ids);
            return this;
        }

        /** Adds what the configuration says. */
        public Builder says(String what, String from) {
            evidence.add(new Evidence(Evidence.Kind.CONFIGURATION, what, from));
            return this;
        }

        /** Adds what a witness says. */
        public Builder says(Evidence witness) {
            evidence.add(witness);
            return this;
        }

        /** Adds what any witness says. */
        public Builder says(List<Evidence> more) {
            evidence.addAll(more);
            return this;
        }

        /** Says that it was seen from these subnets. */
        public Builder seenFrom(List<String> subnetIds, Confidence confidence) {
            seen = Optional.of(new Seen(subnetIds, confidence));
            return this;
        }

        /** Weighs it otherwise than its code mostly does. */
        public Builder weighing(Severity other) {
            severity = other;
            return this;
        }

        public Builder fixedBy(Remedy fix) {
            remedy = Optional.of(fix);
            return this;
        }

        public Builder fixedBy(Optional<Remedy> fix) {
            remedy = fix;
            return this;
        }

        /** Says what its remedy must reach where the target itself stays unknown. */
        public Builder withGoal(Goal what) {
            goal = Optional.of(what);
            return this;
        }

        /**
         * Ends the cause.
         *
         * @param summary one sentence that a tired person understands, with its full stop
         */
        public Cause summary(String summary) {
            return new Cause(
                    code,
                    severity,
                    summary,
                    explains,
                    seen,
                    List.copyOf(resources),
                    List.copyOf(evidence),
                    remedy,
                    goal);
        }
    }
}
