package dev.vpcdoctor.cli.probe;

import dev.vpcdoctor.aws.probe.ProbeName;
import dev.vpcdoctor.aws.probe.ProbePlacement;
import dev.vpcdoctor.diagnosis.probe.ProbePlan;
import dev.vpcdoctor.network.model.Network;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody is asked before anything is made in an account. */
public record Consent(Network network, ProbePlacement placement, ProbePlan plan) {
    /**
     * US cents for each probe at most: 30 s, its time limit, of 1 GB at 0.0000166667 USD for a GB and second on x86
     * (aws.amazon.com/lambda/pricing, us-east-1). Requests and its few lines of log do not add to it.
     */
    private static final String PRICE = "0.05";

    private static final int SHOWN = 3;

    /** The question, which can be answered by yes or no. */
    public String question() {
        return """
            Packets make the answer certain. To send them, %s
            They connect to %s and to nothing else.
            All of it is removed at the end.
            It costs less than %s US cents for each (aws.amazon.com/lambda/pricing: 30 s with 1 GB).
            Deploy?\
            """.formatted(making(true, interfaces()), targets(), PRICE);
    }

    /**
     * The same about probes that stay.
     *
     * @param lifetime for how long, in words
     * @param makesRole whether an execution role is made for them
     * @param neighbours the functions that stand exactly there, so that their network interfaces are shared
     */
    public String questionToKeep(String lifetime, boolean makesRole, List<String> neighbours) {
        String sharing = placement.function().isPresent() || neighbours.isEmpty()
                ? interfaces()
                : "  they share the network interfaces of " + String.join(" and ", neighbours) + ".";
        return """
            To send packets from inside the VPC, %s
            They connect to %s and to nothing else.
            They stay for %s, or until 'vpc-doctor probe remove'. Standing there costs nothing; each
            time one looks, less than %s US cents (aws.amazon.com/lambda/pricing: 30 s with 1 GB).
            Deploy?\
            """.formatted(making(makesRole, sharing), targets(), lifetime, PRICE);
    }

    private String making(boolean makesRole, String sharing) {
        int probes = placement.subnetIds().size();
        return """
            vpc-doctor makes in your account
              %s %s..., in %s with %s,
              and %sa log group for %s;
            %s\
            """.formatted(
                        probes == 1 ? "a Lambda function" : probes + " Lambda functions",
                        ProbeName.PREFIX,
                        String.join(" and ", placement.subnetIds()),
                        String.join(" and ", placement.securityGroupIds()),
                        makesRole ? "a role and " : "",
                        probes == 1 ? "it" : "them",
                        sharing);
    }

    /** Lambda makes one network interface for each set of a subnet and groups, which takes a minute, and keeps it a while. */
    private String interfaces() {
        Set<String> groups = new HashSet<>(placement.securityGroupIds());
        List<String> without = placement.subnetIds().stream()
                .filter(subnetId -> network.interfacesIn(subnetId).stream()
                        .noneMatch(
                                eni -> eni.isLambda() && eni.securityGroupIds().equals(groups)))
                .toList();
        String whose = placement.function().map(name -> " of " + name).orElse("");
        return without.isEmpty()
                ? "  they share the network interfaces" + whose + "."
                : "  no network interface" + whose + " is seen in " + String.join(" and ", without)
                        + ": Lambda may have to make one, which takes a minute or two.";
    }

    private String targets() {
        List<String> all = plan.endpoints().stream().map(Object::toString).toList();
        return all.size() <= SHOWN
                ? String.join(" and ", all)
                : all.stream().limit(SHOWN).collect(Collectors.joining(", ")) + " and " + (all.size() - SHOWN)
                        + " more targets";
    }
}
