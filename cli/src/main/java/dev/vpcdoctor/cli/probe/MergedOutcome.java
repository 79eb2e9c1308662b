package dev.vpcdoctor.cli.probe;

import dev.vpcdoctor.aws.probe.ProbeName;
import dev.vpcdoctor.aws.probe.ProbeOutcome;
import dev.vpcdoctor.aws.probe.SubnetReport;
import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.ProbeReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes one of what a probe saw in two invocations: for who reads it, it looked once from each subnet. */
final class MergedOutcome {

    private MergedOutcome() {}

    /**
     * Merges.
     *
     * @param wanted the checks of the first invocation that count; the others were a wrong guess
     */
    static ProbeOutcome of(
            ProbeName name, Optional<ProbeOutcome> first, List<Check> wanted, Optional<ProbeOutcome> second) {
        Set<String> ids = wanted.stream().map(Check::id).collect(Collectors.toSet());
        Map<String, SubnetReport> bySubnet = new LinkedHashMap<>();
        first.ifPresent(outcome ->
                outcome.subnets().forEach(report -> bySubnet.put(report.subnetId(), only(ids, report))));
        second.ifPresent(outcome -> outcome.subnets()
                .forEach(report -> bySubnet.merge(report.subnetId(), report, MergedOutcome::together)));
        List<String> remarks = Stream.of(first, second)
                .flatMap(outcome -> outcome.stream())
                .flatMap(outcome -> outcome.remarks().stream())
                .distinct()
                .toList();
        return new ProbeOutcome(name, List.copyOf(bySubnet.values()), Optional.empty(), remarks);
    }

    private static SubnetReport only(Set<String> ids, SubnetReport report) {
        return switch (report) {
            case SubnetReport.NotSeen not -> not;
            case SubnetReport.Seen seen ->
                with(
                        seen,
                        seen.report().observations().stream()
                                .filter(observation -> ids.contains(observation.check()))
                                .toList());
        };
    }

    /** Half of what was to be seen is more than nothing. */
    private static SubnetReport together(SubnetReport first, SubnetReport second) {
        if (!(first instanceof SubnetReport.Seen before)
                || before.report().refusal().isPresent()) {
            return second;
        }
        if (!(second instanceof SubnetReport.Seen after)
                || after.report().refusal().isPresent()) {
            return first;
        }
        List<Observation> all = new ArrayList<>(before.report().observations());
        all.addAll(after.report().observations());
        return with(before, all);
    }

    private static SubnetReport with(SubnetReport.Seen seen, List<Observation> observations) {
        ProbeReport report = seen.report();
        return new SubnetReport.Seen(
                seen.subnetId(),
                seen.securityGroupIds(),
                new ProbeReport(
                        report.probeVersion(),
                        report.startedAt(),
                        report.durationMicros(),
                        report.environment(),
                        observations,
                        report.refusal()));
    }
}
