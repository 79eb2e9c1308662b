package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.Chapter;
import dev.vpcdoctor.diagnosis.finding.Explanation;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.advice.CidrWhereSecurityGroupFits;
import dev.vpcdoctor.diagnosis.mode.advice.EgressWideOpen;
import dev.vpcdoctor.diagnosis.mode.advice.FlowLogsOff;
import dev.vpcdoctor.diagnosis.mode.advice.NatCarriesS3OrDynamoDb;
import dev.vpcdoctor.diagnosis.mode.advice.NatSharedAcrossAzs;
import dev.vpcdoctor.diagnosis.mode.advice.SecurityGroupShared;
import dev.vpcdoctor.diagnosis.mode.advice.SeldomUsedFunctionGoesInactive;
import dev.vpcdoctor.diagnosis.mode.advice.SingleAz;
import dev.vpcdoctor.diagnosis.mode.advice.SmallSubnet;
import dev.vpcdoctor.diagnosis.mode.advice.SubnetSharedWithOthers;
import dev.vpcdoctor.diagnosis.mode.advice.UseRdsProxy;
import dev.vpcdoctor.diagnosis.mode.advice.VpcNotNeeded;
import dev.vpcdoctor.diagnosis.mode.farend.DatabaseConnectionsAtRisk;
import dev.vpcdoctor.diagnosis.mode.farend.DatabaseConnectionsExhausted;
import dev.vpcdoctor.diagnosis.mode.farend.HostFirewallOrTargetDown;
import dev.vpcdoctor.diagnosis.mode.farend.RdsProxyTargetUnhealthy;
import dev.vpcdoctor.diagnosis.mode.farend.RdsProxyUnreachableFromOutside;
import dev.vpcdoctor.diagnosis.mode.farend.TargetNotAvailable;
import dev.vpcdoctor.diagnosis.mode.farend.TargetNotListening;
import dev.vpcdoctor.diagnosis.mode.farend.TlsCertificateExpired;
import dev.vpcdoctor.diagnosis.mode.farend.TlsNotTrusted;
import dev.vpcdoctor.diagnosis.mode.farend.TlsRequiredByTarget;
import dev.vpcdoctor.diagnosis.mode.farend.TlsWrongName;
import dev.vpcdoctor.diagnosis.mode.filters.EndpointNotAvailable;
import dev.vpcdoctor.diagnosis.mode.filters.EndpointPolicyDenies;
import dev.vpcdoctor.diagnosis.mode.filters.EndpointSecurityGroupBlocksHttps;
import dev.vpcdoctor.diagnosis.mode.filters.FunctionSecurityGroupBlocksEgress;
import dev.vpcdoctor.diagnosis.mode.filters.GatewayEndpointNotOnRouteTable;
import dev.vpcdoctor.diagnosis.mode.filters.LambdaBlocksPort25;
import dev.vpcdoctor.diagnosis.mode.filters.NetworkAclBlocksReply;
import dev.vpcdoctor.diagnosis.mode.filters.NetworkAclBlocksRequest;
import dev.vpcdoctor.diagnosis.mode.filters.NoEndpointForService;
import dev.vpcdoctor.diagnosis.mode.filters.PrefixListNotAllowed;
import dev.vpcdoctor.diagnosis.mode.filters.TargetSecurityGroupBlocksIngress;
import dev.vpcdoctor.diagnosis.mode.names.CustomDnsUnreachable;
import dev.vpcdoctor.diagnosis.mode.names.DnsQueryLimit;
import dev.vpcdoctor.diagnosis.mode.names.DnsTimedOut;
import dev.vpcdoctor.diagnosis.mode.names.EndpointPrivateDnsOff;
import dev.vpcdoctor.diagnosis.mode.names.NameDoesNotExist;
import dev.vpcdoctor.diagnosis.mode.names.NameResolvesToPublicAddress;
import dev.vpcdoctor.diagnosis.mode.names.PrivateZoneNotVisible;
import dev.vpcdoctor.diagnosis.mode.names.VpcDnsSupportOff;
import dev.vpcdoctor.diagnosis.mode.routes.InternetGatewayDetached;
import dev.vpcdoctor.diagnosis.mode.routes.Ipv6WithoutEgress;
import dev.vpcdoctor.diagnosis.mode.routes.NatGatewayInPrivateSubnet;
import dev.vpcdoctor.diagnosis.mode.routes.NatGatewayIsPrivate;
import dev.vpcdoctor.diagnosis.mode.routes.NatGatewayNotAvailable;
import dev.vpcdoctor.diagnosis.mode.routes.NatInstanceChecksSource;
import dev.vpcdoctor.diagnosis.mode.routes.NatPortExhaustion;
import dev.vpcdoctor.diagnosis.mode.routes.NoReturnRoute;
import dev.vpcdoctor.diagnosis.mode.routes.NoRouteToInternet;
import dev.vpcdoctor.diagnosis.mode.routes.NoRouteToTarget;
import dev.vpcdoctor.diagnosis.mode.routes.PeeringNotActive;
import dev.vpcdoctor.diagnosis.mode.routes.PublicSubnetWithoutPublicIp;
import dev.vpcdoctor.diagnosis.mode.routes.RouteBlackhole;
import dev.vpcdoctor.diagnosis.mode.routes.TransitGatewayNoRoute;
import dev.vpcdoctor.diagnosis.mode.routes.TransitGatewayNotInAz;
import dev.vpcdoctor.diagnosis.mode.routes.VpcBlocksPublicAccess;
import dev.vpcdoctor.diagnosis.mode.setup.Ec2ApiThrottled;
import dev.vpcdoctor.diagnosis.mode.setup.FunctionFailed;
import dev.vpcdoctor.diagnosis.mode.setup.FunctionInOtherVpc;
import dev.vpcdoctor.diagnosis.mode.setup.FunctionInactive;
import dev.vpcdoctor.diagnosis.mode.setup.FunctionNotInVpc;
import dev.vpcdoctor.diagnosis.mode.setup.FunctionPending;
import dev.vpcdoctor.diagnosis.mode.setup.FunctionUpdateFailed;
import dev.vpcdoctor.diagnosis.mode.setup.InterfaceQuotaNear;
import dev.vpcdoctor.diagnosis.mode.setup.InterfaceQuotaReached;
import dev.vpcdoctor.diagnosis.mode.setup.RoleCannotManageInterfaces;
import dev.vpcdoctor.diagnosis.mode.setup.RoleNotAssumable;
import dev.vpcdoctor.diagnosis.mode.setup.SubnetNearlyOutOfAddresses;
import dev.vpcdoctor.diagnosis.mode.setup.SubnetOrSecurityGroupGone;
import dev.vpcdoctor.diagnosis.mode.setup.SubnetOutOfAddresses;
import dev.vpcdoctor.diagnosis.mode.time.IdleConnectionReset;
import dev.vpcdoctor.diagnosis.mode.time.SlowColdStart;
import dev.vpcdoctor.diagnosis.mode.time.TimeoutShorterThanConnect;
import dev.vpcdoctor.diagnosis.mode.verdict.ConfigurationAndPacketsDisagree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All failure modes. The order matters: what stands first explains away what follows from it. */
public final class Catalogue {
    private Catalogue() {}

    /** What is wrong with a function as it is set up, wherever it connects to; root causes first. */
    public static final List<FunctionMode> SETUP = List.of(
            new RoleNotAssumable(),
            new RoleCannotManageInterfaces(),
            new SubnetOrSecurityGroupGone(),
            new InterfaceQuotaReached(),
            new SubnetOutOfAddresses(),
            new Ec2ApiThrottled(),
            new FunctionFailed(),
            new FunctionUpdateFailed(),
            new FunctionInactive(),
            new FunctionPending(),
            new InterfaceQuotaNear(),
            new SubnetNearlyOutOfAddresses(),
            new SlowColdStart());

    /** What could be better, and never fails a run. */
    public static final List<FunctionMode> ADVICE = List.of(
            new SingleAz(),
            new SmallSubnet(),
            new SubnetSharedWithOthers(),
            new SecurityGroupShared(),
            new EgressWideOpen(),
            new CidrWhereSecurityGroupFits(),
            new NatSharedAcrossAzs(),
            new NatCarriesS3OrDynamoDb(),
            new VpcNotNeeded(),
            new UseRdsProxy(),
            new FlowLogsOff(),
            new SeldomUsedFunctionGoesInactive());

    /** The failure modes of one connection, root causes first. */
    public static final List<FailureMode> FAILURE_MODES = List.of(
            new ConfigurationAndPacketsDisagree(),
            new RdsProxyUnreachableFromOutside(),
            new FunctionNotInVpc(),
            new FunctionInOtherVpc(),
            new VpcDnsSupportOff(),
            new CustomDnsUnreachable(Catalogue::causes),
            new PrivateZoneNotVisible(),
            new NameDoesNotExist(),
            new DnsTimedOut(),
            new NameResolvesToPublicAddress(),
            new LambdaBlocksPort25(),
            new PrefixListNotAllowed(),
            new FunctionSecurityGroupBlocksEgress(),
            new EndpointNotAvailable(),
            new EndpointPrivateDnsOff(),
            new GatewayEndpointNotOnRouteTable(),
            new VpcBlocksPublicAccess(),
            new NatGatewayNotAvailable(),
            new NatGatewayIsPrivate(),
            new NatGatewayInPrivateSubnet(),
            new InternetGatewayDetached(),
            new PublicSubnetWithoutPublicIp(),
            new NoEndpointForService(),
            new PeeringNotActive(),
            new TransitGatewayNotInAz(),
            new TransitGatewayNoRoute(),
            new NoRouteToInternet(),
            new NoRouteToTarget(),
            new RouteBlackhole(),
            new NatInstanceChecksSource(),
            new Ipv6WithoutEgress(),
            new NetworkAclBlocksRequest(),
            new EndpointSecurityGroupBlocksHttps(),
            new EndpointPolicyDenies(),
            new TargetSecurityGroupBlocksIngress(),
            new TargetNotAvailable(),
            new NoReturnRoute(),
            new NetworkAclBlocksReply(),
            new RdsProxyTargetUnhealthy(),
            new DatabaseConnectionsExhausted(),
            new TargetNotListening(),
            new HostFirewallOrTargetDown(),
            new TlsCertificateExpired(),
            new TlsWrongName(),
            new TlsNotTrusted(),
            new TlsRequiredByTarget(),
            new DatabaseConnectionsAtRisk(),
            new TimeoutShorterThanConnect(),
            new NatPortExhaustion(),
            new DnsQueryLimit(),
            new IdleConnectionReset());

    /** What can be found: the failure modes in their order, the findings that say what was found as a whole, and advice. */
    public static List<FindingCode> codes() {
        return Stream.of(
                        SETUP.stream().map(FunctionMode::code),
                        FAILURE_MODES.stream().map(FailureMode::code),
                        OverallFindings.ALL.stream(),
                        ADVICE.stream().map(FunctionMode::code))
                .flatMap(one -> one)
                .toList();
    }

    /** What a chapter tells, root causes first. */
    public static List<Explanation> chapter(Chapter chapter) {
        return codes().stream()
                .map(FindingCode::explanation)
                .filter(explanation -> explanation.chapter() == chapter)
                .toList();
    }

    /** A code by its name. */
    public static Optional<FindingCode> find(String name) {
        return codes().stream().filter(code -> code.name().equals(name)).findFirst();
    }

    /** What every failure mode finds; each sees only what those before it have not explained. */
    public static List<Cause> causes(Examination examination) {
        List<Cause> causes = new ArrayList<>();
        Examination rest = examination;
        for (FailureMode mode : FAILURE_MODES) {
            Optional<Cause> cause = mode.find(rest);
            if (cause.isPresent()) {
                causes.add(cause.get());
                rest = rest.without(cause.get().explains());
                if (cause.get().remedy().isPresent()) {
                    rest = rest.onTopOf(cause.get().remedy().get());
                }
            }
        }
        return causes;
    }
}
