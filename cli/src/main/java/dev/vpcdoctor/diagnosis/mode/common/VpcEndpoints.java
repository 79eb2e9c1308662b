package dev.vpcdoctor.diagnosis.mode.common;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.network.walk.Destination.Nature;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.NameReason.EndpointWithoutPrivateDns;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.RouteReason.NoRoute;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the failure modes of VPC endpoints share. */
public final class VpcEndpoints {
    /** Services with gateway endpoints, which are free. */
    private static final Set<String> WITH_GATEWAY = Set.of("s3", "dynamodb");

    /** Services that answer in one region for all, without endpoints in the others. */
    private static final Set<String> GLOBAL = Set.of(
            "iam",
            "route53",
            "cloudfront",
            "organizations",
            "support",
            "waf",
            "shield",
            "globalaccelerator",
            "budgets",
            "ce");

    private VpcEndpoints() {}

    /** The service that a path leads to by its public addresses. */
    public static Optional<Nature.AwsService> serviceOf(Path path) {
        return path.destination().nature() instanceof Nature.AwsService service
                ? Optional.of(service)
                : Optional.empty();
    }

    /** The last part of a service's name: {@code s3}, {@code ecr.dkr}. */
    public static String shortName(String serviceName) {
        return serviceName.replaceFirst("^com\\.amazonaws\\.(vpce\\.)?[^.]+\\.", "");
    }

    public static boolean hasGatewayEndpoint(String serviceName) {
        return WITH_GATEWAY.contains(shortName(serviceName));
    }

    /** An endpoint past which a path leads, because the service's name does not mean it. */
    public static Optional<EndpointWithoutPrivateDns> passedBy(Path path) {
        return path.hops().stream()
                .map(Hop::because)
                .filter(EndpointWithoutPrivateDns.class::isInstance)
                .map(EndpointWithoutPrivateDns.class::cast)
                .findFirst();
    }

    /** Whether a path is blocked that would not be taken at all if the service had a working endpoint. */
    public static boolean isDetour(Examination about, Path path) {
        return path.verdict() == Verdict.BLOCKED && (passedBy(path).isPresent() || lacksEndpoint(about, path));
    }

    /** Whether no endpoint serves what a path leads to, and no route does either. */
    public static boolean lacksEndpoint(Examination about, Path path) {
        return serviceOf(path)
                        .filter(service -> !GLOBAL.contains(shortName(service.serviceName())))
                        .filter(service -> hasNoEndpoint(about, service.serviceName()))
                        .isPresent()
                && path.hops().stream().anyMatch(hop -> hop.because() instanceof NoRoute);
    }

    /** Only where all endpoints of the VPC are known. */
    private static boolean hasNoEndpoint(Examination about, String serviceName) {
        return about.vpc()
                .flatMap(vpc -> about.network().endpointsOf(vpc).optional())
                .filter(all -> all.stream()
                        .noneMatch(endpoint -> endpoint.serviceName().equals(serviceName)))
                .isPresent();
    }

    /** A gateway endpoint of the function's VPC for a service. */
    public static Optional<VpcEndpoint> gatewayEndpoint(Examination about, String serviceName) {
        return about.vpc()
                .flatMap(vpc -> about.network().endpointsOf(vpc).optional())
                .flatMap(all -> all.stream()
                        .filter(endpoint -> endpoint.type() == VpcEndpoint.Type.GATEWAY
                                && endpoint.serviceName().equals(serviceName))
                        .findFirst());
    }

    /** All that blocks on the way that would not be taken, from the function's own rules on. */
    public static boolean isOnDetour(Blocker<?> blocker) {
        HopKind kind = blocker.hop().kind();
        return kind != HopKind.LAMBDA
                && kind != HopKind.NAME_SERVER
                && blocker.path().verdict() == Verdict.BLOCKED;
    }

    /** The ids of the route tables of the function's subnets from which something is blocked. */
    public static List<String> routeTablesOf(Examination about, List<? extends Blocker<?>> blockers) {
        return blockers.stream()
                .map(Blocker::subnet)
                .distinct()
                .flatMap(subnet -> about.network().routeTableOf(subnet).optional().stream())
                .map(table -> table.id())
                .distinct()
                .toList();
    }
}
