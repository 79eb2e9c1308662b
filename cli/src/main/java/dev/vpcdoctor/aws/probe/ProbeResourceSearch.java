package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.AwsClients;
import dev.vpcdoctor.aws.probe.CreatedResources.CreatedResource;
import dev.vpcdoctor.aws.probe.DeployedProbes.Found;
import dev.vpcdoctor.aws.probe.DeployedProbes.ProbeFunction;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.VpcConfigResponse;

/** Looks for probes: by their names, which AWS can filter, and then by their tags, which tell whose they are. */
final class ProbeResourceSearch {
    static final String FUNCTIONS = "lambda:ListFunctions";
    static final String ROLES = "iam:ListRoles";
    static final String LOG_GROUPS = "logs:DescribeLogGroups";

    /** As Lambda writes it, {@code 2026-11-20T10:15:30.000+0000}. */
    private static final DateTimeFormatter LAMBDA_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");

    private final AwsClients aws;
    private final Executor pool;
    private final List<FailedOperation> notLooked = new CopyOnWriteArrayList<>();

    private final Consumer<ProbeName> onName;

    ProbeResourceSearch(AwsClients aws, Executor pool) {
        this(aws, pool, name -> {});
    }

    /**
     * A search that tells early.
     *
     * @param onName each name that a list holds, before anything more is asked of it; from several threads, and repeatedly
     */
    ProbeResourceSearch(AwsClients aws, Executor pool, Consumer<ProbeName> onName) {
        this.aws = aws;
        this.pool = pool;
        this.onName = onName;
    }

    /** Looks everywhere. */
    ProbeInventory everything() {
        return of(List.of(this::functions, this::roles, this::logGroups));
    }

    /** Looks where AWS filters by name, which takes little in the largest account; every deployment leaves a trace there. */
    ProbeInventory traces() {
        return of(List.of(this::roles, this::logGroups));
    }

    /** Looks for the functions of one deployment, which have their subnets in their names. */
    DeployedProbes functionsIn(DeployedProbes deployed, List<String> subnetIds) {
        List<CompletableFuture<Optional<Found>>> begun = subnetIds.stream()
                .map(subnetId -> CompletableFuture.supplyAsync(
                        () -> function(deployed.name().function(subnetId)), pool))
                .toList();
        return deployed.with(
                begun.stream().flatMap(function -> function.join().stream()).toList());
    }

    private Optional<Found> function(String name) {
        try {
            GetFunctionConfigurationResponse function = SdkCall.call(
                    "lambda:GetFunctionConfiguration",
                    () -> aws.lambda().getFunctionConfiguration(r -> r.functionName(name)));
            return Optional.of(found(
                    CreatedResources.function(name),
                    Optional.of(Map.of()),
                    time(function.lastModified()),
                    Optional.of(probeFunction(name, function.vpcConfig(), function.environment()))));
        } catch (CallFailedException e) {
            return Optional.empty();
        }
    }

    private ProbeInventory of(List<Supplier<List<Found>>> places) {
        List<CompletableFuture<List<Found>>> begun = places.stream()
                .map(place -> CompletableFuture.supplyAsync(place, pool))
                .toList();
        Map<String, List<Found>> byName = begun.stream()
                .flatMap(found -> found.join().stream())
                .collect(Collectors.groupingBy(
                        found ->
                                ProbeName.of(found.thing().name()).orElseThrow().value(),
                        TreeMap::new,
                        Collectors.toList()));
        List<DeployedProbes> probes = new ArrayList<>();
        byName.forEach((name, found) -> probes.add(new DeployedProbes(new ProbeName(name), found)));
        return new ProbeInventory(probes, notLooked);
    }

    private List<Found> functions() {
        return look(FUNCTIONS, () -> aws.lambda().listFunctionsPaginator().functions().stream())
                .filter(function -> ProbeName.of(function.functionName()).isPresent())
                .map(this::found)
                .filter(ProbeResourceSearch::isOurs)
                .toList();
    }

    /** The functions that stand as a placement says, probes left out. */
    Optional<List<String>> functionsWithSameInterfaces(ProbePlacement placement) {
        Set<String> groups = Set.copyOf(placement.securityGroupIds());
        List<String> names = look(FUNCTIONS, () -> aws.lambda().listFunctionsPaginator().functions().stream())
                .filter(function -> ProbeName.of(function.functionName()).isEmpty())
                .map(function -> probeFunction(function.functionName(), function.vpcConfig(), function.environment()))
                .filter(probeFunction -> probeFunction.securityGroupIds().equals(groups)
                        && probeFunction.subnetIds().containsAll(placement.subnetIds()))
                .map(ProbeFunction::functionName)
                .sorted()
                .toList();
        return notLooked.isEmpty() ? Optional.of(names) : Optional.empty();
    }

    private Found found(FunctionConfiguration function) {
        Optional<Map<String, String>> tags = tags(
                "lambda:ListTags",
                () -> aws.lambda()
                        .listTags(r -> r.resource(function.functionArn()))
                        .tags());
        return found(
                CreatedResources.function(function.functionName()),
                tags,
                time(function.lastModified()),
                Optional.of(probeFunction(function.functionName(), function.vpcConfig(), function.environment())));
    }

    private static ProbeFunction probeFunction(
            String name, VpcConfigResponse vpcConfig, EnvironmentResponse environment) {
        boolean inVpc = vpcConfig != null;
        return new ProbeFunction(
                name,
                inVpc ? vpcConfig.subnetIds() : List.of(),
                inVpc ? new HashSet<>(vpcConfig.securityGroupIds()) : new HashSet<>(),
                environment == null ? "" : environment.variables().getOrDefault("VPC_DOCTOR_ALLOW", ""));
    }

    private boolean isNamedSo(String name) {
        Optional<ProbeName> deployment = ProbeName.of(name);
        deployment.ifPresent(onName);
        return deployment.isPresent();
    }

    private List<Found> roles() {
        return look(ROLES, () -> aws.iam().listRolesPaginator(r -> r.pathPrefix(ProbeName.ROLE_PATH)).roles().stream())
                .filter(role -> isNamedSo(role.roleName()))
                .map(role -> found(
                        CreatedResources.role(role.roleName()),
                        tags(
                                "iam:ListRoleTags",
                                () -> aws.iam().listRoleTags(r -> r.roleName(role.roleName())).tags().stream()
                                        .collect(Collectors.toMap(Tag::key, Tag::value))),
                        Optional.ofNullable(role.createDate()),
                        Optional.empty()))
                .filter(ProbeResourceSearch::isOurs)
                .toList();
    }

    private List<Found> logGroups() {
        return look(
                        LOG_GROUPS,
                        () -> aws
                                .logs()
                                .describeLogGroupsPaginator(r -> r.logGroupNamePrefix(ProbeName.LOG_GROUP_PREFIX))
                                .logGroups()
                                .stream())
                .filter(group -> isNamedSo(group.logGroupName()))
                .map(group -> found(
                        CreatedResources.logGroup(group.logGroupName()),
                        tags(
                                "logs:ListTagsForResource",
                                () -> aws.logs()
                                        .listTagsForResource(
                                                r -> r.resourceArn(group.arn().replaceFirst(":\\*$", "")))
                                        .tags()),
                        Optional.ofNullable(group.creationTime()).map(Instant::ofEpochMilli),
                        Optional.empty()))
                .filter(ProbeResourceSearch::isOurs)
                .toList();
    }

    /** Pages that were read before one failed are lost: what cannot be seen whole is said to be not looked at. */
    private <T> Stream<T> look(String operation, Supplier<Stream<T>> listing) {
        try {
            return SdkCall.call(operation, () -> listing.get().toList()).stream();
        } catch (CallFailedException e) {
            notLooked.add(e.call());
            return Stream.empty();
        }
    }

    /** Empty where they cannot be read. What is gone in between has none. */
    private Optional<Map<String, String>> tags(String operation, Supplier<Map<String, String>> listing) {
        try {
            return Optional.of(SdkCall.call(operation, listing));
        } catch (CallFailedException e) {
            if (e.call().isNotFound()) {
                return Optional.of(Map.of());
            }
            notLooked.add(e.call());
            return Optional.empty();
        }
    }

    private static Found found(
            CreatedResource thing,
            Optional<Map<String, String>> tags,
            Optional<Instant> since,
            Optional<ProbeFunction> probeFunction) {
        return new Found(thing, tags.flatMap(ProbeTags::read), tags.isPresent(), since, probeFunction);
    }

    /** What has a name like ours and no tag of ours is ours only if its name is one of those that we draw. */
    private static boolean isOurs(Found found) {
        return found.tags().isPresent()
                || ProbeName.of(found.thing().name()).filter(ProbeName::isDrawn).isPresent();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.ofNullable(text)
                    .map(time -> OffsetDateTime.parse(time, LAMBDA_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
