package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.mode.setup.ReasonCode.Concern;
import dev.vpcdoctor.diagnosis.witness.UnconnectedProbe;
import dev.vpcdoctor.remedy.Remedy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What it means for a function that Lambda could not connect a probe, which stands as the function does: whatever kept
 * Lambda from it keeps it from giving the function a network interface too. Of the probe's own role nothing follows for
 * the function.
 */
public final class UnconnectedProbes {

    private UnconnectedProbes() {}

    /** One cause for each failure mode that Lambda's reasons belong to. */
    public static List<Cause> causes(FunctionExamination about) {
        Map<Concern, List<UnconnectedProbe>> byConcern = new EnumMap<>(Concern.class);
        for (UnconnectedProbe probe : about.witnesses().packets().unconnected()) {
            concern(probe.code())
                    .ifPresent(concern -> byConcern
                            .computeIfAbsent(concern, any -> new ArrayList<>())
                            .add(probe));
        }
        return byConcern.entrySet().stream()
                .flatMap(entry -> mode(entry.getKey())
                        .map(mode -> cause(mode.code(), entry.getValue(), meaning(entry.getKey()), about))
                        .stream())
                .toList();
    }

    private static Cause cause(
            FindingCode code, List<UnconnectedProbe> probes, String meaning, FunctionExamination about) {
        List<String> subnetIds =
                probes.stream().map(UnconnectedProbe::subnetId).distinct().toList();
        HyperplaneInterfaces interfaces = new HyperplaneInterfaces(about.network());
        boolean isWithout = subnetIds.stream().anyMatch(id -> interfaces.isWithout(about.function(), id));
        Cause.Builder cause = Cause.of(code)
                .weighing(isWithout ? Severity.ERROR : Severity.WARNING)
                .about(subnetIds)
                .about(about.function().name())
                .seenFrom(subnetIds, Confidence.CERTAIN);
        probes.forEach(one -> cause.says(new Evidence(Evidence.Kind.PACKETS, one.says(), one.subnetId())));
        return cause.fixedBy(Remedy.free(decapitalized(code.explanation().fix())))
                .summary(summary(about, subnetIds, isWithout, meaning));
    }

    private static String summary(
            FunctionExamination about, List<String> subnetIds, boolean isWithout, String meaning) {
        String where = String.join(" and ", subnetIds);
        String name = about.function().name();
        return isWithout
                ? "Lambda cannot give " + name + " a network interface in " + where + ", as it could give none to the"
                        + " probe: " + meaning + "."
                : name + " runs on the network interfaces that it has, but Lambda could not connect the probe to "
                        + where + ": " + meaning + ".";
    }

    private static String meaning(Concern concern) {
        return switch (concern) {
            case ADDRESSES -> "the subnet has no free address";
            case QUOTA -> "the VPC has as many network interfaces as it may have";
            case GONE -> "a subnet or security group does not exist, or does not suit Lambda";
            case THROTTLED -> "EC2 throttled Lambda's calls";
            case LIFE, ROLE, FILE_SYSTEM, VPC_RULE, ELSEWHERE -> throw new IllegalArgumentException(concern.name());
        };
    }

    private static Optional<FunctionMode> mode(Concern concern) {
        return switch (concern) {
            case ADDRESSES -> Optional.of(new SubnetOutOfAddresses());
            case QUOTA -> Optional.of(new InterfaceQuotaReached());
            case GONE -> Optional.of(new SubnetOrSecurityGroupGone());
            case THROTTLED -> Optional.of(new Ec2ApiThrottled());
            case LIFE, ROLE, FILE_SYSTEM, VPC_RULE, ELSEWHERE -> Optional.empty();
        };
    }

    /** The codes of a function's state, and the errors of an invocation (docs.aws.amazon.com/lambda/latest/api/API_Invoke.html). */
    private static Optional<Concern> concern(String code) {
        return switch (code) {
            case "SubnetIPAddressLimitReachedException" -> Optional.of(Concern.ADDRESSES);
            case "ENILimitReachedException" -> Optional.of(Concern.QUOTA);
            case "InvalidSubnetIDException", "InvalidSecurityGroupIDException" -> Optional.of(Concern.GONE);
            case "EC2ThrottledException" -> Optional.of(Concern.THROTTLED);
            default -> ReasonCode.of(code).map(ReasonCode::concern);
        };
    }

    private static String decapitalized(String sentences) {
        String small = Character.toLowerCase(sentences.charAt(0)) + sentences.substring(1);
        return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    }
}
