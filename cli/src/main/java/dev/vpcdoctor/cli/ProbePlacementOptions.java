package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.AwsOptions;
import dev.vpcdoctor.aws.probe.ProbePlacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where new probes stand, and what they may connect to. */
final class ProbePlacementOptions {

    @Option(
            names = "--function",
            paramLabel = "F",
            description = "Stand where this function does: in its subnets, with exactly its security groups.")
    private Optional<String> function = Optional.empty();

    @Option(
            names = "--subnets",
            paramLabel = "SUBNET",
            split = ",",
            description = "Instead: stand in these subnets, one probe in each.")
    private List<String> subnetIds = new ArrayList<>();

    @Option(
            names = "--security-groups",
            paramLabel = "GROUP",
            split = ",",
            description = "With --subnets: the security groups. Where a function stands with the same ones, its network"
                    + " interfaces are shared; else Lambda makes new ones.")
    private List<String> groupIds = new ArrayList<>();

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            description = "What the probes may connect to, and nothing else. May be repeated. With --function it may be"
                    + " left out: then what the function's configuration gives away.")
    private List<String> targets = new ArrayList<>();

    Optional<String> function() {
        return function;
    }

    /** As they were written. */
    List<String> targets() {
        return List.copyOf(targets);
    }

    /**
     * The placement that was given by subnets and groups.
     *
     * @param ipv6Allowed whether connections over IPv6 are made
     */
    ProbePlacement placement(boolean ipv6Allowed) {
        return new ProbePlacement(distinct(subnetIds), distinct(groupIds), ipv6Allowed, Optional.empty());
    }

    /** Refuses what does not say where, or to what, before any work begins. */
    void check() {
        boolean inSubnets = !subnetIds.isEmpty() || !groupIds.isEmpty();
        if (function.isPresent() == inSubnets) {
            throw new WrongInput(
                    inSubnets
                            ? "--function has subnets and groups of its own: give either it, or --subnets and"
                                    + " --security-groups"
                            : "where shall the probe stand? Give --function F, or --subnets with --security-groups");
        }
        if (inSubnets) {
            require(subnetIds, "--subnets", "subnet-", "subnet-0fna,subnet-0fnb");
            require(groupIds, "--security-groups", "sg-", "sg-0function");
            if (targets.isEmpty()) {
                throw new WrongInput("to what may it connect? Give --to TARGET, such as --to db.example.com:5432");
            }
        }
        PlannedProbe.parsed(targets);
    }

    private static void require(List<String> ids, String option, String prefix, String example) {
        if (ids.isEmpty() || !ids.stream().allMatch(id -> id.strip().startsWith(prefix))) {
            throw new WrongInput(
                    (ids.isEmpty() ? option + " is missing" : option + " " + String.join(",", ids) + " are no such ids")
                            + ": write " + option + " " + example);
        }
    }

    /** Finds out by the account what that means. */
    PlannedProbe plan(AwsOptions options, VpcDoctorCommand top) {
        return function.map(name -> PlannedProbe.ofFunction(name, targets, options, top))
                .orElseGet(
                        () -> PlannedProbe.ofSubnets(distinct(subnetIds), distinct(groupIds), targets, options, top));
    }

    private static List<String> distinct(List<String> ids) {
        return ids.stream().map(String::strip).distinct().toList();
    }
}
