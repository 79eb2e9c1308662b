package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.walk.Destination;
import java.util.List;
import java.util.Optional;

/** The function is in no VPC, and the target has only private addresses. */
public final class FunctionNotInVpc implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "function-not-in-vpc",
            Chapter.SETUP,
            Severity.ERROR,
            Expectation.WITHOUT_INTERFACE,
            "The function is in no VPC. It reaches the internet and AWS's services, and no private address.",
            "Connections time out, or the private name does not resolve.",
            "A function in another VPC than the target is function-in-other-vpc. Security groups do not matter before"
                    + " the function is in a VPC.",
            "Put the function into subnets of the target's VPC, with a security group that the target admits. Its role"
                    + " needs AWSLambdaVPCAccessExecutionRole. In subnets without a NAT gateway it loses the internet.",
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
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
        return Optional.of(Cause.of(EXPLANATION)
                .about(about.function().name())
                .says(
                        about.function().name() + " has no VpcConfig",
                        about.function().arn())
                .mendedBy(new MoveNextToTarget(about).remedy(List.of(), ""))
                .summary("The function is not in a VPC, and " + about.target() + " has only private addresses."));
    }

    private static boolean isPrivate(Examination about) {
        return about.paths().target().places().stream()
                .map(place -> place.destination())
                .anyMatch(destination -> !isPublic(destination)
                        && (destination.placement().isPresent() || !Internet.isWanted(destination)));
    }

    private static boolean isPublic(Destination destination) {
        return destination.nature() instanceof Destination.Nature.Managed managed
                && managed.service().publiclyAccessible();
    }
}
