package dev.vpcdoctor.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.shared.Arn;
import dev.vpcdoctor.snapshot.ResourceKind;
import dev.vpcdoctor.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Asks AWS all that a diagnosis of one function needs, and makes a snapshot of the answers, as {@code vpc-doctor snapshot}
 * saves it. What AWS refuses or does not answer in time is an error in the snapshot, and unknown in the diagnosis.
 *
 * <p>Which VPCs are asked about: the one of the function's subnets, those of the same account and region that it is joined
 * with by peering or a transit gateway, and those in which databases and caches stand.
 */
public final class LiveCollection {
    private final AwsOptions options;
    private final Progress progress;
    private final Consumer<FunctionSubnetsAndGroups> onPlacement;

    /** A collection that only collects. */
    public LiveCollection(AwsOptions options, Progress progress) {
        this(options, progress, subnetsAndGroups -> {});
    }

    /**
     * A collection beside which something else goes on.
     *
     * @param onPlacement is told where the function stands as soon as that is known
     */
    public LiveCollection(AwsOptions options, Progress progress, Consumer<FunctionSubnetsAndGroups> onPlacement) {
        this.options = options;
        this.progress = progress;
        this.onPlacement = onPlacement;
    }

    /**
     * What was collected.
     *
     * @param calls how many calls were made, those for further pages not counted
     */
    public record Collected(Snapshot snapshot, String region, int calls) {}

    /**
     * Collects.
     *
     * @throws NotInAwsException when there is no such thing, or no region
     * @throws AwsRefusedException when there are no credentials, or the first call is refused
     */
    public Collected collect(CollectionSubject start) {
        try (AwsClients aws = AwsClients.of(options, regionOf(start))) {
            return collect(start, aws);
        }
    }

    /**
     * Collects with clients that something else uses too, and that stay open.
     *
     * @throws NotInAwsException when there is no such thing
     * @throws AwsRefusedException when there are no credentials, or the first call is refused
     */
    public Collected collect(CollectionSubject start, AwsClients aws) {
        Optional<CollectionSubject.OfFunction> asked =
                start instanceof CollectionSubject.OfFunction named ? Optional.of(named) : Optional.empty();
        Optional<FunctionReference> function =
                asked.map(CollectionSubject.OfFunction::nameOrArn).map(FunctionReference::parse);
        boolean withRecords =
                asked.map(CollectionSubject.OfFunction::withRecords).orElse(false);
        try (Calls calls = new Calls(options.timeout(), progress)) {
            calls.before(aws.credentials()::resolve).ifPresent(failure -> {
                throw aws.credentials().explain(failure);
            });
            RegionCalls region = new RegionCalls(aws, calls);
            CollectionStart origin = function.map(named -> ofFunction(aws, calls, region, named, withRecords))
                    .orElseGet(() -> ofInterface(aws, calls, region, start));
            askVpcs(aws, calls, region, origin);
            origin.function().ifPresent(FunctionCalls::askDefaultQuota);
            origin.function().ifPresent(FunctionCalls::keepConcurrency);
            origin.role().ifPresent(RoleCalls::askVersions);
            origin.role().ifPresent(RoleCalls::keep);
            origin.records().ifPresent(RecordCalls::keep);
            CollectedAnswers answers = new CollectedAnswers(calls.finish(), origin.account(), aws.region());
            return new Collected(answers.snapshot(), aws.region(), answers.count());
        } catch (SdkException e) {
            throw new AwsRefusedException(
                    "AWS cannot be asked: " + CallFailure.of(e).message());
        }
    }

    /** The region of a function that is named by its ARN. */
    private static Optional<String> regionOf(CollectionSubject start) {
        return start instanceof CollectionSubject.OfFunction named
                ? FunctionReference.parse(named.nameOrArn()).region()
                : Optional.empty();
    }

    /** Where the questions begin. */
    private record CollectionStart(
            Set<String> vpcIds,
            Set<String> groupIds,
            String account,
            Optional<FunctionCalls> function,
            Optional<RoleCalls> role,
            Optional<RecordCalls> records) {}

    private CollectionStart ofFunction(
            AwsClients aws, Calls calls, RegionCalls region, FunctionReference reference, boolean withRecords) {
        FunctionCalls functionCalls = new FunctionCalls(aws, calls, options.keepEnvironment());
        Call asked = functionCalls.function(reference);
        region.ask();
        CallResult answer = calls.await(asked);
        if (!answer.isWhole() || !answer.path("FunctionArn").isTextual()) {
            throw new FirstCallFailure(aws, calls).explain(reference, answer);
        }
        ObjectNode function = answer.json().orElseThrow();
        onPlacement.accept(subnetsAndGroups(function.path("VpcConfig")));
        functionCalls.ask(function);
        Optional<RecordCalls> records =
                withRecords ? Optional.of(new RecordCalls(aws, calls, options, function)) : Optional.empty();
        records.ifPresent(RecordCalls::askLogs);
        RoleCalls role = new RoleCalls(aws, calls, function.path("Role").asText());
        Set<String> vpcIds = vpcsOf(aws, calls, function.path("VpcConfig"));
        role.askPolicies();
        String account = Arn.parse(function.path("FunctionArn").asText())
                .map(Arn::account)
                .orElse("");
        return new CollectionStart(
                vpcIds,
                subnetsAndGroups(function.path("VpcConfig")).securityGroupIds(),
                account,
                Optional.of(functionCalls),
                Optional.of(role),
                records);
    }

    private static FunctionSubnetsAndGroups subnetsAndGroups(JsonNode vpcConfig) {
        List<String> subnetIds = new ArrayList<>();
        vpcConfig.path("SubnetIds").forEach(id -> subnetIds.add(id.asText()));
        Set<String> groupIds = new TreeSet<>();
        vpcConfig.path("SecurityGroupIds").forEach(id -> groupIds.add(id.asText()));
        return new FunctionSubnetsAndGroups(subnetIds, groupIds);
    }

    /** Where a function's VPC and its subnets' VPC differ, the subnets decide. */
    private static Set<String> vpcsOf(AwsClients aws, Calls calls, JsonNode vpcConfig) {
        Set<String> subnetIds = new TreeSet<>();
        vpcConfig.path("SubnetIds").forEach(id -> subnetIds.add(id.asText()));
        Set<String> vpcIds = new TreeSet<>();
        VpcCalls.filters("subnet-id", subnetIds)
                .forEach(subnets -> calls.await(calls.askPart(
                                SnapshotCall.list(ResourceKind.SUBNET),
                                () -> aws.ec2().describeSubnetsPaginator(r -> r.filters(subnets))))
                        .path(ResourceKind.SUBNET.key())
                        .forEach(subnet -> vpcIds.add(subnet.path("VpcId").asText())));
        if (vpcIds.isEmpty() && !vpcConfig.path("VpcId").asText("").isEmpty()) {
            vpcIds.add(vpcConfig.path("VpcId").asText());
        }
        return vpcIds;
    }

    private static CollectionStart ofInterface(
            AwsClients aws, Calls calls, RegionCalls region, CollectionSubject start) {
        region.ask();
        JsonNode found = new VpcOfResource(aws, calls).find(start);
        return new CollectionStart(
                Set.of(found.path("VpcId").asText()),
                Set.of(),
                found.path("OwnerId").asText(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static void askVpcs(AwsClients aws, Calls calls, RegionCalls region, CollectionStart origin) {
        Set<String> vpcIds = new TreeSet<>(origin.vpcIds());
        origin.vpcIds().forEach(vpcId -> vpcIds.addAll(region.joinedWith(vpcId, origin.account(), aws.region())));
        vpcIds.addAll(region.withDatabases());
        VpcCalls vpcs = new VpcCalls(aws, calls);
        vpcs.ask(vpcIds);
        origin.records().ifPresent(records -> records.ask(region, vpcs, origin.vpcIds()));
        new FollowUpCalls(aws, calls, region, vpcs).ask(vpcIds, origin.account(), origin.groupIds());
        vpcs.keepWhatOwnersHide(origin.account());
    }
}
