package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.InternetConnectivity;
import dev.vpcdoctor.diagnosis.mode.common.MoveToTargetVpc;
import dev.vpcdoctor.diagnosis.mode.farend.RdsProxyUnreachableFromOutside;
import dev.vpcdoctor.network.walk.Destination;
import java.util.List;
import java.util.Optional;

/** The function is in no VPC, and the target has only private addresses. */
public final class FunctionNotInVpc implements FailureMode {
    private static final FindingCode CODE = new FindingCode("function-not-in-vpc", ExpectedEvidence.WITHOUT_INTERFACE);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        boolean elsewhere = about.function().vpcConfig().isPresent()
                || about.function().capacityProviderArn().isPresent();
        boolean toldOtherwise =
                RdsProxyUnreachableFromOutside.proxyOutOfReach(about).isPresent();
        if (elsewhere || toldOtherwise || !isPrivate(about)) {
            return Optional.empty();
        }
        return Optional.of(Cause.of(CODE)
                .about(about.function().name())
                .says(
                        about.function().name() + " has no VpcConfig",
                        about.function().arn())
                .fixedBy(new MoveToTargetVpc(about).remedy(List.of(), ""))
                .summary("The function is not in a VPC, and " + about.target() + " has only private addresses."));
    }

    private static boolean isPrivate(Examination about) {
        return about.paths().target().places().stream()
                .map(place -> place.destination())
                .anyMatch(destination -> !isPublic(destination)
                        && (destination.placement().isPresent() || !InternetConnectivity.isWanted(destination)));
    }

    private static boolean isPublic(Destination destination) {
        return destination.nature() instanceof Destination.Nature.Managed managed
                && managed.service().publiclyAccessible();
    }
}
