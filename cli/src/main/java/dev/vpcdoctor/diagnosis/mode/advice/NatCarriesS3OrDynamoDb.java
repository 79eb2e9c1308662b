package dev.vpcdoctor.diagnosis.mode.advice;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.VpcEndpoints;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.network.walk.Destination.Nature.AwsService;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.remedy.Prices;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.VpcEndpointChange.AddGatewayEndpointRouteTables;
import dev.vpcdoctor.remedy.VpcEndpointChange.CreateGatewayEndpoint;
import java.util.List;
import java.util.Optional;

/** S3 or DynamoDB is reached through a NAT gateway, which bills each GB, where a gateway endpoint is free. */
public final class NatCarriesS3OrDynamoDb implements FunctionMode {
    private static final FindingCode CODE = new FindingCode("nat-carries-s3-or-dynamodb", ExpectedEvidence.ADVICE);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        return about.targets().stream()
                .flatMap(target -> target.vpc().flatMap(vpc -> cause(about, target, vpc)).stream())
                .findFirst();
    }

    private static Optional<Cause> cause(FunctionExamination about, Examination target, Vpc vpc) {
        List<Path> paths = target.allPaths().stream()
                .filter(path -> path.verdict() == Verdict.OPEN && nat(path).isPresent())
                .filter(path -> service(path)
                        .filter(name -> isOfRegion(name.serviceName(), vpc))
                        .isPresent())
                .toList();
        Optional<List<VpcEndpoint>> endpoints = about.network().endpointsOf(vpc).optional();
        if (paths.isEmpty() || endpoints.isEmpty()) {
            return Optional.empty();
        }
        AwsService service = service(paths.get(0)).orElseThrow();
        List<String> tables = paths.stream()
                .flatMap(path -> about.network().routeTableOf(path.source().subnet()).optional().stream())
                .map(RouteTable::id)
                .distinct()
                .toList();
        String natId = nat(paths.get(0)).orElseThrow();
        return Optional.of(Cause.of(CODE)
                .about(natId)
                .about(tables)
                .says(target.target() + " is reached through " + natId + ", and no gateway endpoint", natId)
                .says("each GB through it costs " + Prices.estimate(Prices.NAT_GATEWAY_PER_GB), natId)
                .fixedBy(remedy(vpc, service, tables, endpoints.get())
                        .filter(remedy -> FunctionNetwork.isUnharmed(about, remedy)))
                .summary("NAT gateway " + natId + " carries what goes to "
                        + VpcEndpoints.shortName(service.serviceName()) + ", for "
                        + Prices.estimate(Prices.NAT_GATEWAY_PER_GB) + " a GB; a gateway endpoint is free."));
    }

    private static Optional<String> nat(Path path) {
        return path.hops().stream()
                .filter(hop -> hop.kind() == HopKind.NAT_GATEWAY)
                .map(Hop::id)
                .findFirst();
    }

    private static Optional<AwsService> service(Path path) {
        return path.destination().nature() instanceof AwsService service
                        && VpcEndpoints.hasGatewayEndpoint(service.serviceName())
                ? Optional.of(service)
                : Optional.empty();
    }

    private static boolean isOfRegion(String serviceName, Vpc vpc) {
        return vpc.region()
                .filter(region -> serviceName.startsWith("com.amazonaws." + region + "."))
                .isPresent();
    }

    /** None where an endpoint is there and not available: what is wrong with it, nobody told. */
    private static Optional<Remedy> remedy(
            Vpc vpc, AwsService service, List<String> tables, List<VpcEndpoint> endpoints) {
        Optional<VpcEndpoint> there = endpoints.stream()
                .filter(endpoint -> endpoint.type() == VpcEndpoint.Type.GATEWAY
                        && endpoint.serviceName().equals(service.serviceName()))
                .findFirst();
        if (there.isEmpty()) {
            return Optional.of(Remedy.free(
                    "make a gateway endpoint, which costs nothing",
                    new CreateGatewayEndpoint(vpc.id(), service.serviceName(), service.prefixListId(), tables)));
        }
        return there.filter(VpcEndpoint::isAvailable)
                .map(endpoint -> Remedy.free(
                        "put " + String.join(" and ", tables) + " on " + endpoint.id() + ", which costs nothing",
                        new AddGatewayEndpointRouteTables(
                                endpoint, tables, service.prefixListId().orElse("$PREFIX_LIST"))));
    }
}
