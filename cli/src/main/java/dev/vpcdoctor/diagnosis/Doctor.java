package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.finding.VerdictEffect;
import dev.vpcdoctor.diagnosis.mode.Catalogue;
import dev.vpcdoctor.diagnosis.mode.setup.UnconnectedProbes;
import dev.vpcdoctor.diagnosis.records.RecordedEvidence;
import dev.vpcdoctor.diagnosis.witness.Witnesses;
import dev.vpcdoctor.network.discovery.AskedTargets;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.target.PathFinder.FromSubnet;
import dev.vpcdoctor.network.target.PathFinder.Paths;
import dev.vpcdoctor.network.target.SourceResolver;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Diagnoses one function: walks to each target, asks every failure mode, and checks every fix. */
public final class Doctor {
    private final Network network;
    private final Witnesses witnesses;

    /** A doctor who has the configuration alone. */
    public Doctor(Network network) {
        this(network, Witnesses.NONE);
    }

    public Doctor(Network network, Witnesses witnesses) {
        this.network = network;
        this.witnesses = witnesses;
    }

    /**
     * Diagnoses.
     *
     * @param targets as they were named; with none, those that the function's configuration gives away
     * @param notRead what could not be read, for the report
     * @throws dev.vpcdoctor.network.target.TargetSyntaxException when a target is not there, or lacks a port
     */
    public Diagnosis diagnose(LambdaFunction function, List<TargetExpression> targets, List<NotRead> notRead) {
        List<TargetDiagnosis> diagnoses = new ArrayList<>();
        AskedTargets asked = AskedTargets.of(network, function, targets);
        List<Examination> examinations = asked.expressions().stream()
                .map(target -> Examination.of(network, witnesses, function, target))
                .toList();
        FunctionExamination whole = new FunctionExamination(network, witnesses, function, examinations);
        List<Finding> findings = new ArrayList<>(FunctionFindings.withSeen(
                FunctionFindings.of(Catalogue.SETUP, whole), UnconnectedProbes.causes(whole)));
        // An open way is not a network that is fine while the function cannot take it, or takes another one.
        boolean isSetUp = findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
        for (Examination examination : examinations) {
            List<Cause> causes = new CauseSearch(examination).causes();
            List<Finding> written = new FindingWriter(examination, causes).findings();
            List<Finding> own = new RecordedEvidence(examination)
                    .addedTo(written).stream()
                            .filter(finding -> isSetUp || !finding.effect().isHealthy())
                            .toList();
            diagnoses.add(diagnosis(examination, own));
            own.forEach(finding -> Findings.addOrMerge(findings, finding));
        }
        findings.addAll(FunctionFindings.of(Catalogue.ADVICE, whole));
        if (examinations.isEmpty()) {
            findings.add(FunctionFindings.nothingToReach(function));
        }
        Optional<String> vpcId = new SourceResolver(network).vpcOf(function);
        List<NotRead> missing = new ArrayList<>(notRead);
        missing.addAll(FunctionFindings.missing(Catalogue.SETUP, whole));
        missing.addAll(new PacketNotes(witnesses.packets(), function, network)
                .notes(examinations.stream().map(Examination::packets).toList()));
        return new Diagnosis(function, vpcId, asked.discovered(), diagnoses, findings, missing, List.of());
    }

    private static TargetDiagnosis diagnosis(Examination examination, List<Finding> findings) {
        Paths paths = examination.paths();
        List<SubnetPath> subnetPaths = new ArrayList<>();
        for (FromSubnet from : paths.fromSubnets()) {
            for (int place = 0; place < from.paths().size(); place++) {
                subnetPaths.add(new SubnetPath(
                        from.paths().get(place).source().subnet(),
                        from.paths().get(place),
                        paths.isCurrent(place),
                        examination
                                .packets()
                                .of(from.paths().get(place))
                                .flatMap(one -> one.observed().word())));
            }
        }
        return new TargetDiagnosis(
                paths.target().expression().asked(),
                paths.target().label(),
                address(paths),
                paths.target().port(),
                verdict(examination, findings),
                subnetPaths);
    }

    /** A block, or an open way, that something speaks against leaves the target unknown. */
    private static Verdict verdict(Examination examination, List<Finding> findings) {
        Set<VerdictEffect> effects = EnumSet.noneOf(VerdictEffect.class);
        findings.forEach(finding -> effects.add(finding.effect()));
        Paths paths = examination.paths();
        if (paths.fromSubnets().isEmpty()) {
            return withoutVpc(effects);
        }
        if (examination.packets().isSeen()) {
            return examination.packets().concluded();
        }
        Verdict walked = paths.verdict();
        boolean fails = effects.stream().anyMatch(VerdictEffect::isProblem);
        if (walked == Verdict.OPEN && effects.contains(VerdictEffect.FAILS_SOMETIMES)) {
            return Verdict.SOMETIMES;
        }
        return effects.contains(VerdictEffect.MAY_REACH) || (walked == Verdict.BLOCKED && !fails)
                ? Verdict.UNKNOWN
                : walked;
    }

    private static Verdict withoutVpc(Set<VerdictEffect> effects) {
        if (effects.stream().anyMatch(effect -> effect.isProblem() || effect == VerdictEffect.MAY_FAIL)) {
            return Verdict.BLOCKED;
        }
        return effects.stream().anyMatch(VerdictEffect::isHealthy) ? Verdict.OPEN : Verdict.UNKNOWN;
    }

    private static Optional<String> address(Paths paths) {
        List<String> addresses = paths.target().places().stream()
                .map(place -> place.destination())
                .filter(Doctor::hasAddress)
                .map(destination -> destination.addresses().toString())
                .distinct()
                .toList();
        return addresses.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", addresses));
    }

    /** The whole internet is no address worth telling. */
    private static boolean hasAddress(Destination destination) {
        return !destination.isAnyOfInternet() && !destination.addresses().isEmpty();
    }
}
