package dev.vpcdoctor.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Filter;

/** Finds the description of an interface, of an instance's interface, or of a subnet, which names its VPC. */
final class VpcOfResource {
    private final AwsClients aws;
    private final Calls calls;

    VpcOfResource(AwsClients aws, Calls calls) {
        this.aws = aws;
        this.calls = calls;
    }

    /** The description of the interface or subnet, which names its VPC and owner. */
    JsonNode find(CollectionSubject subject) {
        return switch (subject) {
            case CollectionSubject.Interface eni ->
                first(
                        ResourceKind.NETWORK_INTERFACE,
                        eni.id(),
                        () -> aws.ec2()
                                .describeNetworkInterfacesPaginator(
                                        r -> r.filters(filter("network-interface-id", eni.id()))));
            case CollectionSubject.OfInstance instance ->
                first(
                        ResourceKind.NETWORK_INTERFACE,
                        instance.id(),
                        () -> aws.ec2()
                                .describeNetworkInterfacesPaginator(
                                        r -> r.filters(filter("attachment.instance-id", instance.id()))));
            case CollectionSubject.OfSubnet subnet ->
                first(
                        ResourceKind.SUBNET,
                        subnet.id(),
                        () -> aws.ec2().describeSubnetsPaginator(r -> r.filters(filter("subnet-id", subnet.id()))));
            case CollectionSubject.OfFunction function ->
                throw new IllegalArgumentException("a function is found by Lambda: " + function.nameOrArn());
        };
    }

    private JsonNode first(ResourceKind kind, String id, Calls.Pages pages) {
        CallResult answer = calls.await(calls.askPart(SnapshotCall.list(kind), pages));
        if (!answer.isWhole()) {
            throw new FirstCallFailure(aws, calls).refusal(kind.operation(), answer);
        }
        JsonNode found = answer.path(kind.key()).path(0);
        if (found.isMissingNode()) {
            throw new NotInAwsException("there is no " + id + " in " + aws.region()
                    + " of this account: is it the right --region and --profile?");
        }
        return found;
    }

    private static List<Filter> filter(String name, String value) {
        return List.of(Filter.builder().name(name).values(value).build());
    }
}
