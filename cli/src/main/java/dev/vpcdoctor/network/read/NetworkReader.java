package dev.vpcdoctor.network.read;

import dev.vpcdoctor.snapshot.Snapshot;

/** Translates a snapshot into the model, chapter by chapter. What the snapshot does not tell stays unknown. */
public final class NetworkReader {
    private NetworkReader() {}

    public static NetworkReading read(Snapshot snapshot) {
        NetworkBuilder translation = new NetworkBuilder(snapshot);
        new VpcReader(translation).read();
        new SubnetReader(translation).read();
        new RouteTableReader(translation).read();
        new NetworkAclReader(translation).read();
        new SecurityGroupReader(translation).read();
        new NetworkInterfaceReader(translation).read();
        new GatewayReader(translation).read();
        new VpcEndpointReader(translation).read();
        new VpcPeeringConnectionReader(translation).read();
        new PrefixListReader(translation).read();
        new TransitGatewayReader(translation).read();
        new PrivateZoneReader(translation).read();
        new LambdaFunctionReader(translation).read();
        new RoleReader(translation).read();
        new QuotaReader(translation).read();
        new FunctionEnvironmentReader(translation).read();
        new FunctionConcurrencyReader(translation).read();
        new EventSourceMappingReader(translation).read();
        new DatabaseReader(translation).read();
        new DatabaseCapacityReader(translation).read();
        new CacheReader(translation).read();
        new LoadBalancerReader(translation).read();
        new VpcFlowLogReader(translation).read();
        return translation.finish();
    }
}
