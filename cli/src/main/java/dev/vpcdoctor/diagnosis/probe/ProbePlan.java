package dev.vpcdoctor.diagnosis.probe;

import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.ProbeRequest;
import dev.vpcdoctor.shared.address.AllowList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a probe is asked to do about a function's targets, and what its deployment has to allow for that.
 *
 * @param targets in the order in which they were asked for
 */
public record ProbePlan(List<PlannedTarget> targets) {
    private static final String NO_ROOM =
            "the list of what a probe may connect to is full: ask for it in a run of its own, with --to";

    public ProbePlan {
        targets = List.copyOf(targets);
    }

    /** Whether there is anything to ask. */
    public boolean asksAnything() {
        return !asked().isEmpty();
    }

    /** The targets that the probe asks about. */
    public List<PlannedTarget.Probed> asked() {
        return targets.stream()
                .flatMap(target -> target instanceof PlannedTarget.Probed asked
                        ? List.of(asked).stream()
                        : List.<PlannedTarget.Probed>of().stream())
                .toList();
    }

    /** What is connected to, without repetition. */
    public List<ProbeEndpoint> endpoints() {
        return asked().stream()
                .flatMap(target -> target.endpoints().stream())
                .distinct()
                .toList();
    }

    /** The checks of all targets; what two targets ask alike is asked once. */
    public ProbeRequest request() {
        Map<String, Check> checks = new LinkedHashMap<>();
        asked().forEach(target -> target.checks().forEach(check -> checks.putIfAbsent(check.id(), check)));
        return new ProbeRequest(Optional.empty(), List.copyOf(checks.values()));
    }

    /** The value of {@code VPC_DOCTOR_ALLOW} that admits what is asked, and nothing else. */
    public String allowList() {
        return endpoints().stream().map(ProbeEndpoint::toString).collect(Collectors.joining(", "));
    }

    /**
     * The same, asking about those targets only that an allow list has room for. The first come first.
     *
     * @param longest allow list, in characters
     */
    public ProbePlan within(int longest) {
        ProbePlan fitting = new ProbePlan(List.of());
        for (PlannedTarget target : targets) {
            ProbePlan more = fitting.and(target);
            fitting = more.allowList().length() <= longest
                    ? more
                    : fitting.and(new PlannedTarget.NotProbed(target.target(), NO_ROOM));
        }
        return fitting;
    }

    /**
     * The same, asking about those targets only that a deployed probe may connect to.
     *
     * @param probe its name, for the report
     */
    public ProbePlan within(AllowList allowed, String probe) {
        return new ProbePlan(targets.stream()
                .map(target -> target instanceof PlannedTarget.Probed asked
                                && !asked.endpoints().stream().allMatch(endpoint -> admits(allowed, endpoint))
                        ? new PlannedTarget.NotProbed(target.target(), notAllowed(asked, allowed, probe))
                        : target)
                .toList());
    }

    private static String notAllowed(PlannedTarget.Probed asked, AllowList allowed, String probe) {
        String which = asked.endpoints().stream()
                .filter(endpoint -> !admits(allowed, endpoint))
                .map(ProbeEndpoint::toString)
                .collect(Collectors.joining(" and "));
        return probe + " may not connect to " + which + ": its allow list does not name it";
    }

    private static boolean admits(AllowList allowed, ProbeEndpoint endpoint) {
        return allowed.admits(endpoint.host(), endpoint.port());
    }

    /** The targets that the probe does not ask about. */
    public List<PlannedTarget.NotProbed> notAsked() {
        return targets.stream()
                .flatMap(target -> target instanceof PlannedTarget.NotProbed not
                        ? List.of(not).stream()
                        : List.<PlannedTarget.NotProbed>of().stream())
                .toList();
    }

    private ProbePlan and(PlannedTarget target) {
        return new ProbePlan(Stream.concat(targets.stream(), Stream.of(target)).toList());
    }
}
