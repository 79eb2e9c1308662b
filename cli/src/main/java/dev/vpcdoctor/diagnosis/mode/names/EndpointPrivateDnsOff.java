package dev.vpcdoctor.diagnosis.mode.names;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.VpcEndpoints;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.network.walk.NameReason.EndpointWithoutPrivateDns;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.VpcChange.EnableVpcAttribute;
import dev.vpcdoctor.remedy.VpcChange.EnableVpcAttribute.Attribute;
import dev.vpcdoctor.remedy.VpcEndpointChange.EnablePrivateDns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An endpoint for the service is there, its name means public addresses all the same, and those are not reached. */
public final class EndpointPrivateDnsOff implements FailureMode {
    private static final FindingCode CODE = new FindingCode("endpoint-private-dns-off", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<Reason>> blockers = about.blockers(
                Reason.class,
                blocker -> VpcEndpoints.isOnDetour(blocker)
                        && VpcEndpoints.passedBy(blocker.path()).isPresent());
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        EndpointWithoutPrivateDns passedBy =
                VpcEndpoints.passedBy(blockers.get(0).path()).orElseThrow();
        VpcEndpoint endpoint = passedBy.endpoint();
        return Optional.of(Cause.of(CODE)
                .says("the service's name means " + passedBy.says(), endpoint.id())
                .explaining(blockers)
                .about(endpoint.id(), passedBy.vpc().id())
                .fixedBy(remedy(endpoint, passedBy.vpc()))
                .summary("The name of " + about.target() + " does not lead to its endpoint " + endpoint.id()
                        + ", and its public addresses are not reached."));
    }

    /** The attribute first: AWS refuses private DNS in a VPC without it. */
    private static Remedy remedy(VpcEndpoint endpoint, Vpc vpc) {
        List<Change> changes = new ArrayList<>();
        if (vpc.dnsHostnames().optional().filter(on -> !on).isPresent()) {
            changes.add(new EnableVpcAttribute(vpc.id(), Attribute.DNS_HOSTNAMES));
        }
        if (!endpoint.privateDnsEnabled() || endpoint.privateDnsOnlyForInboundResolver()) {
            changes.add(new EnablePrivateDns(endpoint));
        }
        return Remedy.free("let the service's name lead to " + endpoint.id(), changes);
    }
}
