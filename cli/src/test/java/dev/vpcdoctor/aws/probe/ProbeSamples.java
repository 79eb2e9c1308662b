package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.CallFailure;
import dev.vpcdoctor.aws.probe.DeployedProbes.Found;
import dev.vpcdoctor.aws.probe.DeployedProbes.ProbeFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Probes as they might be found, for tests of what is said about them. */
public final class ProbeSamples {
    public static final Instant NOW = Instant.parse("2026-11-21T07:32:00Z");
    public static final String OWNER = "arn:aws:iam::123456789012:user/ada";

    private static final Instant CREATED = NOW.minus(Duration.ofMinutes(22));

    private ProbeSamples() {}

    /** Of the function checkout, in its two subnets, for eight hours. */
    public static DeployedProbes kept(String name) {
        return whole(name, tags(ProbeTags.PROBE, Optional.empty(), CREATED.plus(Duration.ofHours(8))));
    }

    public static DeployedProbes expired(String name) {
        return whole(name, tags(ProbeTags.PROBE, Optional.empty(), NOW.minus(Duration.ofMinutes(2))));
    }

    public static DeployedProbes inUse(String name) {
        return whole(
                name,
                tags(
                        ProbeTags.PROBE,
                        Optional.of(DeployingProcess.current()),
                        CREATED.plus(ProbeOrder.LIFETIME_OF_A_RUN)));
    }

    public static DeployedProbes ofAnotherMachine(String name) {
        return whole(
                name,
                tags(
                        ProbeTags.PROBE,
                        Optional.of(new DeployingProcess("another", 1, 1)),
                        CREATED.plus(ProbeOrder.LIFETIME_OF_A_RUN)));
    }

    public static DeployedProbes permanent(String name) {
        ProbeTags tags = new ProbeTags(
                ProbeTags.PERMANENT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new DeployedProbes(new ProbeName(name), List.of(function(name, "subnet-0fna", Optional.of(tags), true)));
    }

    /** A function whose tags cannot be read. */
    public static DeployedProbes ofNobodyKnown(String name) {
        return new DeployedProbes(new ProbeName(name), List.of(function(name, "subnet-0fna", Optional.empty(), false)));
    }

    public static FailedOperation refused(String operation) {
        return new FailedOperation(
                operation,
                new CallFailure(CallFailure.Cause.REFUSED, "AccessDeniedException", "User is not authorized"),
                false);
    }

    public static Removal removed(DeployedProbes probes) {
        return new Removal(probes.what(), List.of());
    }

    /** All but the role. */
    public static Removal refusedForTheRole(DeployedProbes probes) {
        return new Removal(
                probes.what().stream().filter(what -> !what.startsWith("role")).toList(),
                List.of(Removal.Leftover.of(
                        CreatedResources.role(probes.name().role()),
                        refused("iam:DeleteRole").says(),
                        "eu-west-1")));
    }

    private static ProbeTags tags(String purpose, Optional<DeployingProcess> process, Instant expires) {
        return new ProbeTags(
                purpose,
                Optional.of("checkout"),
                Optional.of(OWNER),
                process,
                Optional.of(CREATED),
                Optional.of(expires));
    }

    private static DeployedProbes whole(String name, ProbeTags tags) {
        Optional<ProbeTags> known = Optional.of(tags);
        ProbeName of = new ProbeName(name);
        return new DeployedProbes(
                of,
                List.of(
                        function(name, "subnet-0fna", known, true),
                        function(name, "subnet-0fnb", known, true),
                        new Found(CreatedResources.role(of.role()), known, true, Optional.empty(), Optional.empty()),
                        new Found(
                                CreatedResources.logGroup(of.logGroup()),
                                known,
                                true,
                                Optional.empty(),
                                Optional.empty())));
    }

    private static Found function(String name, String subnetId, Optional<ProbeTags> tags, boolean tagsKnown) {
        String function = new ProbeName(name).function(subnetId);
        return new Found(
                CreatedResources.function(function),
                tags,
                tagsKnown,
                Optional.of(CREATED),
                Optional.of(new ProbeFunction(
                        function, List.of(subnetId), Set.of("sg-0function"), "db.example.com:5432, 10.20.20.30:22")));
    }
}
