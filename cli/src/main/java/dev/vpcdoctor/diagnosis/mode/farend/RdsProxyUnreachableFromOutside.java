package dev.vpcdoctor.diagnosis.mode.farend;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.ManagedTargets;
import dev.vpcdoctor.diagnosis.mode.common.MoveToTargetVpc;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.ManagedService.Kind;
import java.util.List;
import java.util.Optional;

/** The function is in no VPC, and connects to a database proxy, which has no public address and can be given none. */
public final class RdsProxyUnreachableFromOutside implements FailureMode {
    private static final FindingCode CODE =
            new FindingCode("rds-proxy-unreachable-from-outside", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        return proxyOutOfReach(about)
                .map(proxy -> Cause.of(CODE)
                        .about(about.function().name(), proxy.id())
                        .says(
                                about.function().name() + " has no VpcConfig",
                                about.function().arn())
                        .says("database proxies have private addresses only", proxy.id())
                        .fixedBy(new MoveToTargetVpc(about).remedy(List.of(), ""))
                        .summary("The function is not in a VPC, and the database proxy " + proxy.id()
                                + " can be reached from inside only."));
    }

    /** The proxy that a function in no VPC asks for. */
    public static Optional<ManagedService> proxyOutOfReach(Examination about) {
        boolean inVpc = about.function().vpcConfig().isPresent()
                || about.function().capacityProviderArn().isPresent();
        return inVpc
                ? Optional.empty()
                : ManagedTargets.target(about).filter(service -> service.kind() == Kind.DB_PROXY);
    }
}
