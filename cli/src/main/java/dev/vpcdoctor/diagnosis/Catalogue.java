package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.diagnosis.advice.CidrWhereSecurityGroupFits;
import dev.vpcdoctor.diagnosis.advice.EgressWideOpen;
import dev.vpcdoctor.diagnosis.advice.FlowLogsOff;
import dev.vpcdoctor.diagnosis.advice.NatCarriesS3OrDynamoDb;
import dev.vpcdoctor.diagnosis.advice.NatSharedAcrossAzs;
import dev.vpcdoctor.diagnosis.advice.SecurityGroupShared;
import dev.vpcdoctor.diagnosis.advice.SeldomUsedFunctionGoesInactive;
import dev.vpcdoctor.diagnosis.advice.SingleAz;
import dev.vpcdoctor.diagnosis.advice.SmallSubnet;
import dev.vpcdoctor.diagnosis.advice.SubnetSharedWithOthers;
import dev.vpcdoctor.diagnosis.advice.UseRdsProxy;
import dev.vpcdoctor.diagnosis.advice.VpcNotNeeded;
import dev.vpcdoctor.diagnosis.mode.ConfigurationAndPacketsDisagree;
import dev.vpcdoctor.diagnosis.mode.CustomDnsUnreachable;
import dev.vpcdoctor.diagnosis.mode.DatabaseConnectionsAtRisk;
import dev.vpcdoctor.diagnosis.mode.DatabaseConnectionsExhausted;
import dev.vpcdoctor.diagnosis.mode.DnsQueryLimit;
import dev.vpcdoctor.diagnosis.mode.DnsTimedOut;
import dev.vpcdoctor.diagnosis.mode.EndpointNotAvailable;
import dev.vpcdoctor.diagnosis.mode.EndpointPolicyDenies;
import dev.vpcdoctor.diagnosis.mode.EndpointPrivateDnsOff;
import dev.vpcdoctor.diagnosis.mode.EndpointSecurityGroupBlocksHttps;
import dev.vpcdoctor.diagnosis.mode.FunctionInOtherVpc;
import dev.vpcdoctor.diagnosis.mode.FunctionNotInVpc;
import dev.vpcdoctor.diagnosis.mode.FunctionSecurityGroupBlocksEgress;
import dev.vpcdoctor.diagnosis.mode.GatewayEndpointNotOnRouteTable;
import dev.vpcdoctor.diagnosis.mode.HostFirewallOrTargetDown;
import dev.vpcdoctor.diagnosis.mode.IdleConnectionReset;
import dev.vpcdoctor.diagnosis.mode.InternetGatewayDetached;
import dev.vpcdoctor.diagnosis.mode.Ipv6WithoutEgress;
import dev.vpcdoctor.diagnosis.mode.LambdaBlocksPort25;
import dev.vpcdoctor.diagnosis.mode.NameDoesNotExist;
import dev.vpcdoctor.diagnosis.mode.NameResolvesToPublicAddress;
import dev.vpcdoctor.diagnosis.mode.NatGatewayInPrivateSubnet;
import dev.vpcdoctor.diagnosis.mode.NatGatewayIsPrivate;
import dev.vpcdoctor.diagnosis.mode.NatGatewayNotAvailable;
import dev.vpcdoctor.diagnosis.mode.NatInstanceChecksSource;
import dev.vpcdoctor.diagnosis.mode.NatPortExhaustion;
import dev.vpcdoctor.diagnosis.mode.NetworkAclBlocksReply;
import dev.vpcdoctor.diagnosis.mode.NetworkAclBlocksRequest;
import dev.vpcdoctor.diagnosis.mode.NoEndpointForService;
import dev.vpcdoctor.diagnosis.mode.NoReturnRoute;
import dev.vpcdoctor.diagnosis.mode.NoRouteToInternet;
import dev.vpcdoctor.diagnosis.mode.NoRouteToTarget;
import dev.vpcdoctor.diagnosis.mode.PeeringNotActive;
import dev.vpcdoctor.diagnosis.mode.PrefixListNotAllowed;
import dev.vpcdoctor.diagnosis.mode.PrivateZoneNotVisible;
import dev.vpcdoctor.diagnosis.mode.PublicSubnetWithoutPublicIp;
import dev.vpcdoctor.diagnosis.mode.RdsProxyTargetUnhealthy;
import dev.vpcdoctor.diagnosis.mode.RdsProxyUnreachableFromOutside;
import dev.vpcdoctor.diagnosis.mode.RouteBlackhole;
import dev.vpcdoctor.diagnosis.mode.TargetNotAvailable;
import dev.vpcdoctor.diagnosis.mode.TargetNotListening;
import dev.vpcdoctor.diagnosis.mode.TargetSecurityGroupBlocksIngress;
import dev.vpcdoctor.diagnosis.mode.TimeoutShorterThanConnect;
import dev.vpcdoctor.diagnosis.mode.TlsCertificateExpired;
import dev.vpcdoctor.diagnosis.mode.TlsNotTrusted;
import dev.vpcdoctor.diagnosis.mode.TlsRequiredByTarget;
import dev.vpcdoctor.diagnosis.mode.TlsWrongName;
import dev.vpcdoctor.diagnosis.mode.TransitGatewayNoRoute;
import dev.vpcdoctor.diagnosis.mode.TransitGatewayNotInAz;
import dev.vpcdoctor.diagnosis.mode.VpcBlocksPublicAccess;
import dev.vpcdoctor.diagnosis.mode.VpcDnsSupportOff;
import dev.vpcdoctor.diagnosis.mode.setup.Ec2ApiThrottled;
import dev.vpcdoctor.diagnosis.mode.setup.FunctionFailed;
import dev.vpcdoctor.diagnosis.mode.setup.FunctionInactive;
import dev.vpcdoctor.diagnosis.mode.setup.FunctionPending;
import dev.vpcdoctor.diagnosis.mode.setup.FunctionUpdateFailed;
import dev.vpcdoctor.diagnosis.mode.setup.InterfaceQuotaNear;
import dev.vpcdoctor.diagnosis.mode.setup.InterfaceQuotaReached;
import dev.vpcdoctor.diagnosis.mode.setup.RoleCannotManageInterfaces;
import dev.vpcdoctor.diagnosis.mode.setup.RoleNotAssumable;
import dev.vpcdoctor.diagnosis.mode.setup.SlowColdStart;
import dev.vpcdoctor.diagnosis.mode.setup.SubnetNearlyOutOfAddresses;
import dev.vpcdoctor.diagnosis.mode.setup.SubnetOrSecurityGroupGone;
import dev.vpcdoctor.diagnosis.mode.setup.SubnetOutOfAddresses;
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
            new CustomDnsUnreachable(),
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
    public static List<Explanation> explanations() {
        return Stream.of(
                        SETUP.stream().map(FunctionMode::explanation),
                        FAILURE_MODES.stream().map(FailureMode::explanation),
                        Verdicts.ALL.stream(),
                        ADVICE.stream().map(FunctionMode::explanation))
                .flatMap(one -> one)
                .toList();
    }

    /** What a code means. */
    public static Optional<Explanation> find(String code) {
        return explanations().stream().filter(one -> one.code().equals(code)).findFirst();
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
