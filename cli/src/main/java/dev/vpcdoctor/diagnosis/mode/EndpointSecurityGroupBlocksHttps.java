package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.walk.Destination.Nature;
import dev.vpcdoctor.network.walk.FilterReason.NoRuleAdmits;
import dev.vpcdoctor.network.walk.HopKind;
import java.util.List;
import java.util.Optional;

/** The security group of an interface endpoint does not admit the function. */
public final class EndpointSecurityGroupBlocksHttps implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "endpoint-sg-blocks-https",
            Chapter.FILTERS,
            Severity.ERROR,
            Expectation.STOPPED_AT_TARGET,
            "The security group of the service's interface endpoint has no inbound rule that admits the function on"
                + " 443. An endpoint for which nobody chose a group has the VPC's default one, which admits only its"
                + " own members. With private DNS, all of the VPC is led to the endpoint, also those who have a NAT"
                + " gateway.",
            "Calls to the service time out, often right after the endpoint was made.",
            "A database's or host's own group is target-sg-blocks-ingress. An answer, if only 403, means that the"
                    + " packet arrived: then endpoint-policy-denies.",
            "Admit the function's security group on 443.",
            "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NoRuleAdmits>> blockers =
                about.blockers(NoRuleAdmits.class, blocker -> blocker.hop().kind() == HopKind.ENDPOINT_SECURITY_GROUP);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<String> endpoints = blockers.stream()
                .flatMap(blocker -> blocker.path().destination().nature() instanceof Nature.Endpoint endpoint
                        ? Optional.of(endpoint.endpoint().id()).stream()
                        : Optional.<String>empty().stream())
                .distinct()
                .toList();
        return Optional.of(Cause.of(EXPLANATION)
                .explaining(blockers)
                .about(TargetIngress.groups(blockers))
                .about(endpoints)
                .mendedBy(TargetIngress.admit(blockers))
                .summary("The security group of the endpoint for " + about.target() + " does not admit the function on "
                        + blockers.get(0).because().port() + "."));
    }
}
