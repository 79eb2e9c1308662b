package dev.vpcdoctor.diagnosis.records;

import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.network.target.PathFinder.FromSubnet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Adds to the findings about one target what logs, flow logs and metrics say for and against them. They never make a finding
 * certain: a log says what was, and not what is. What speaks against a finding, and is not older than what speaks for it,
 * leaves it possible, unless packets were sent.
 */
public final class RecordedEvidence {
    private static final String OPEN_AND_CONTRADICTED = "Every rule and route on the way, and on the way back, lets the"
            + " connection through, and what is recorded speaks against it: look at what changed meanwhile, and at what"
            + " the configuration does not tell, such as the target's own firewall.";

    private final Examination examination;

    public RecordedEvidence(Examination examination) {
        this.examination = examination;
    }

    /** The same findings, each with what the records say of it. */
    public List<Finding> addedTo(List<Finding> findings) {
        return findings.stream().map(this::addedTo).toList();
    }

    private Finding addedTo(Finding finding) {
        List<WitnessStatement> statements = statements(finding);
        if (statements.isEmpty()) {
            return finding;
        }
        List<Evidence> evidence = new ArrayList<>(finding.evidence());
        statements.stream()
                .map(WitnessStatement::evidence)
                .sorted(Comparator.comparing(Evidence::kind))
                .filter(one -> !evidence.contains(one))
                .forEach(evidence::add);
        boolean doubted = isDoubted(finding, statements);
        boolean isFine = finding.effect().isHealthy();
        Finding supported = finding.withEvidence(evidence);
        return doubted ? supported.inDoubt(isFine ? OPEN_AND_CONTRADICTED : finding.summary()) : supported;
    }

    private List<WitnessStatement> statements(Finding finding) {
        ExpectedEvidence expected = finding.kind().expected();
        List<String> subnetIds = examination.paths().fromSubnets().stream()
                .map(FromSubnet::subnetId)
                .toList();
        boolean everywhere = finding.subnetIds().containsAll(subnetIds);
        List<WitnessStatement> statements = new ArrayList<>();
        examination
                .witnesses()
                .logOf(examination.function())
                .ifPresent(
                        log -> statements.addAll(new FunctionLogStatements(log, examination).of(expected, everywhere)));
        statements.addAll(new FlowLogStatements(examination.witnesses().flowLogs(), examination)
                .of(expected, finding.subnetIds()));
        statements.addAll(
                new MetricStatements(examination.witnesses().metrics(), examination).of(expected, finding.severity()));
        return statements;
    }

    private static boolean isDoubted(Finding finding, List<WitnessStatement> statements) {
        boolean tried = finding.evidence().stream().anyMatch(evidence -> evidence.kind() == Evidence.Kind.PACKETS);
        boolean claims = finding.kind().expected() != ExpectedEvidence.NOT_KNOWN;
        if (finding.confidence() != Confidence.LIKELY || tried || !claims) {
            return false;
        }
        Optional<Instant> lastFor = last(statements, true);
        Optional<Instant> lastAgainst = last(statements, false);
        boolean flowsAgainst = statements.stream()
                .anyMatch(one -> one.decides()
                        && !one.evidence().supports()
                        && one.evidence().kind() == Evidence.Kind.FLOW_LOGS);
        boolean logsAgainst = lastAgainst.isPresent()
                && lastFor.map(supported -> !lastAgainst.get().isBefore(supported))
                        .orElse(true);
        return flowsAgainst || logsAgainst;
    }

    private static Optional<Instant> last(List<WitnessStatement> statements, boolean supporting) {
        return statements.stream()
                .filter(one -> one.decides() && one.evidence().supports() == supporting)
                .flatMap(one -> one.last().stream())
                .max(Comparator.naturalOrder());
    }
}
