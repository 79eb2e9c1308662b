package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.remedy.MoveFunction;
import dev.vpcdoctor.remedy.Remedy;
import java.util.List;
import java.util.Optional;

/** The function is in no VPC, and the target has only private addresses. */
public final class FunctionNotInVpc implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "function-not-in-vpc",
            Severity.ERROR,
            "The function is in no VPC. It reaches the internet and AWS's services, and no private address.",
            "Connections time out, or the private name does not resolve.",
            "A function in another VPC than the target is function-in-other-vpc. Security groups do not matter before"
                    + " the function is in a VPC.",
            "Put the function into subnets of the target's VPC, with a security group that the target admits.",
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        boolean elsewhere = about.function().vpcConfig().isPresent()
                || about.function().capacityProviderArn().isPresent();
        if (elsewhere || !isPrivate(about)) {
            return Optional.empty();
        }
        return Optional.of(Cause.of(EXPLANATION)
                .about(about.function().name())
                .says(
                        about.function().name() + " has no VpcConfig",
                        about.function().arn())
                .mendedBy(moveNextTo(about))
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

    /** The target's own subnets and groups: groups that mostly admit their own members; the check tells. */
    private static Optional<Remedy> moveNextTo(Examination about) {
        List<Destination.Placement> placements = about.paths().target().places().stream()
                .flatMap(place -> place.destination().placement().stream())
                .toList();
        List<String> subnets = placements.stream()
                .map(Destination.Placement::subnet)
                .map(Subnet::id)
                .distinct()
                .toList();
        List<String> groups = placements.stream()
                .flatMap(placement -> placement.securityGroupIds().optional().stream())
                .flatMap(ids -> ids.stream().sorted())
                .distinct()
                .toList();
        if (subnets.isEmpty() || groups.isEmpty()) {
            return Optional.empty();
        }
        VpcConfig config = new VpcConfig(Optional.of(placements.get(0).subnet().vpcId()), subnets, groups, false);
        return Optional.of(
                Remedy.free("put the function into the target's VPC", new MoveFunction(about.function(), config)));
    }
}
