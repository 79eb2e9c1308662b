package dev.vpcdoctor.network.read;

import dev.vpcdoctor.snapshot.Snapshot;

/** Translates a snapshot into the model, chapter by chapter. What the snapshot does not tell stays unknown. */
public final class NetworkReader {
    private NetworkReader() {}

    public static NetworkReading read(Snapshot snapshot) {
        NetworkBuilder builder = new NetworkBuilder(snapshot);
        new VpcReader(builder).read();
        new SubnetReader(builder).read();
        new RouteTableReader(builder).read();
        new NetworkAclReader(builder).read();
        new SecurityGroupReader(builder).read();
        new NetworkInterfaceReader(builder).read();
        new GatewayReader(builder).read();
        new VpcEndpointReader(builder).read();
        new VpcPeeringConnectionReader(builder).read();
        new PrefixListReader(builder).read();
        new TransitGatewayReader(builder).read();
        new PrivateZoneReader(builder).read();
        new LambdaFunctionReader(builder).read();
        new RoleReader(builder).read();
        new QuotaReader(builder).read();
        new FunctionEnvironmentReader(builder).read();
        new FunctionConcurrencyReader(builder).read();
        new EventSourceMappingReader(builder).read();
        new DatabaseReader(builder).read();
        new DatabaseCapacityReader(builder).read();
        new CacheReader(builder).read();
        new LoadBalancerReader(builder).read();
        new VpcFlowLogReader(builder).read();
        return builder.finish();
    }
}
