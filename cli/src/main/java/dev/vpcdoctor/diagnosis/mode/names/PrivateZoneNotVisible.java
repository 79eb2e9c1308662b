package dev.vpcdoctor.diagnosis.mode.names;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.ObservedOutcome;
import dev.vpcdoctor.diagnosis.witness.Comparison;
import dev.vpcdoctor.diagnosis.witness.TargetObservations.Connecting;
import dev.vpcdoctor.network.model.PrivateZone;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.VpcChange.AssociateVpcWithHostedZone;
import dev.vpcdoctor.remedy.VpcChange.EnableVpcAttribute;
import dev.vpcdoctor.remedy.VpcChange.EnableVpcAttribute.Attribute;
import java.util.List;
import java.util.Optional;

/** A private zone holds the name, and not where the function asks. */
public final class PrivateZoneNotVisible implements FailureMode {
    private static final FindingCode CODE =
            new FindingCode("private-zone-not-visible", ExpectedEvidence.NAME_NOT_FOUND);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        ObservedOutcome unnamed = ObservedOutcome.where(
                about,
                one -> NameDoesNotExist.isGone(one.observed().nameOutcome())
                        && one.observed().connecting() == Connecting.NOT_TRIED);
        List<PrivateZone> zones = zones(about);
        Optional<Vpc> vpc = about.vpc();
        if (unnamed.isEmpty() || zones.isEmpty() || vpc.isEmpty()) {
            return Optional.empty();
        }
        Optional<PrivateZone> own = zones.stream()
                .filter(zone -> zone.vpcId().equals(vpc.get().id()))
                .findFirst();
        PrivateZone zone = own.orElse(zones.get(0));
        boolean told =
                about.network().listing(PrivateZone.class, vpc.get().region()).whole();
        boolean explained = own.isEmpty() ? told : isWithoutHostNames(vpc.get());
        boolean certain = explained && unnamed.where().stream().allMatch(Comparison::sure);
        Cause.Builder cause = unnamed.cause(CODE, certain ? Confidence.CERTAIN : Confidence.LIKELY)
                .about(zone.id(), vpc.get().id())
                .says("private zone " + zone.name() + " holds the name, for " + zone.vpcId(), zone.id());
        return Optional.of(
                own.isEmpty()
                        ? ofOtherVpcs(cause, zone, vpc.get())
                        : explained ? withoutHostNames(cause, zone, vpc.get()) : unforwarded(cause, zone));
    }

    /** Without DNS host names, the Amazon resolver asks no private zone. */
    private static boolean isWithoutHostNames(Vpc vpc) {
        return vpc.dnsHostnames().optional().filter(on -> !on).isPresent();
    }

    private static Cause ofOtherVpcs(Cause.Builder cause, PrivateZone zone, Vpc vpc) {
        return cause.fixedBy(Remedy.free(
                        "associate " + zone.name() + " with " + vpc.id(), new AssociateVpcWithHostedZone(zone, vpc)))
                .summary("Private zone " + zone.name() + " holds the name, and is not associated with " + vpc.id()
                        + ".");
    }

    private static Cause withoutHostNames(Cause.Builder cause, PrivateZone zone, Vpc vpc) {
        return cause.fixedBy(Remedy.free(
                        "switch on the DNS host names of " + vpc.id(),
                        new EnableVpcAttribute(vpc.id(), Attribute.DNS_HOSTNAMES)))
                .says("enableDnsHostnames is off", vpc.id())
                .summary("Private zone " + zone.name() + " holds the name, and " + vpc.id()
                        + " asks no private zones: its DNS host names are off.");
    }

    private static Cause unforwarded(Cause.Builder cause, PrivateZone zone) {
        return cause.fixedBy(
                        Remedy.free("let the VPC's name servers forward " + zone.name() + " to the Amazon resolver"))
                .summary("Private zone " + zone.name() + " holds the name, and the name server that the function asks"
                        + " does not know it.");
    }

    /** The private zones of any VPC that have a record for the target's name. */
    static List<PrivateZone> zones(Examination about) {
        if (!(about.paths().target().expression() instanceof TargetExpression.Host host)) {
            return List.of();
        }
        return about.network().all(PrivateZone.class).stream()
                .filter(zone -> zone.records()
                        .optional()
                        .filter(records -> records.stream()
                                .anyMatch(record -> record.name().equals(host.host())))
                        .isPresent())
                .toList();
    }
}
