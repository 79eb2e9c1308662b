package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.network.walk.NameReason.EndpointWithoutPrivateDns;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.EnablePrivateDns;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.SetVpcAttribute;
import dev.vpcdoctor.remedy.SetVpcAttribute.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An endpoint for the service is there, its name means public addresses all the same, and those are not reached. */
public final class EndpointPrivateDnsOff implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "endpoint-private-dns-off",
            Chapter.NAMES,
            Severity.ERROR,
            Expectation.LOST,
            "The VPC has an interface endpoint for the service, and the service's usual name does not lead to it: the"
                    + " endpoint's private DNS is off, or the VPC's attribute enableDnsHostnames, which it needs. The"
                    + " name means public addresses, and no way leads there.",
            "Calls to the service time out although its endpoint is available. The endpoint's own name answers.",
            "Where public addresses are reached, through a NAT gateway, this harms nothing and is not reported.",
            "Switch the endpoint's private DNS on, and both DNS attributes of the VPC.",
            "https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<Reason>> blockers = about.blockers(
                Reason.class,
                blocker -> Endpoints.isOnDetour(blocker)
                        && Endpoints.passedBy(blocker.path()).isPresent());
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        EndpointWithoutPrivateDns passedBy =
                Endpoints.passedBy(blockers.get(0).path()).orElseThrow();
        VpcEndpoint endpoint = passedBy.endpoint();
        return Optional.of(Cause.of(EXPLANATION)
                .says("the service's name means " + passedBy.says(), endpoint.id())
                .explaining(blockers)
                .about(endpoint.id(), passedBy.vpc().id())
                .mendedBy(remedy(endpoint, passedBy.vpc()))
                .summary("The name of " + about.target() + " does not lead to its endpoint " + endpoint.id()
                        + ", and its public addresses are not reached."));
    }

    /** The attribute first: AWS refuses private DNS in a VPC without it. */
    private static Remedy remedy(VpcEndpoint endpoint, Vpc vpc) {
        List<Change> changes = new ArrayList<>();
        if (vpc.dnsHostnames().optional().filter(on -> !on).isPresent()) {
            changes.add(new SetVpcAttribute(vpc.id(), Attribute.DNS_HOSTNAMES));
        }
        if (!endpoint.privateDnsEnabled() || endpoint.privateDnsOnlyForInboundResolver()) {
            changes.add(new EnablePrivateDns(endpoint));
        }
        return new Remedy("let the service's name lead to " + endpoint.id(), changes, Optional.of(0.0));
    }
}
