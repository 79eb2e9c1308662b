package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.EventSourceMapping;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.List;

/** What Lambda polls for functions. */
final class EventSourceMappingReader {
    private static final String SUBNET = "subnet:";
    private static final String SECURITY_GROUP = "security_group:";

    private final NetworkBuilder builder;

    EventSourceMappingReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(ResourceKind.EVENT_SOURCE_MAPPING, (resource, fields) -> builder.add(mapping(fields)));
        builder.listing(EventSourceMapping.class, ResourceKind.EVENT_SOURCE_MAPPING);
    }

    private static EventSourceMapping mapping(Fields fields) {
        List<String> servers = fields.object("SelfManagedEventSource")
                .flatMap(source -> source.object("Endpoints"))
                .map(endpoints -> endpoints.texts("KAFKA_BOOTSTRAP_SERVERS"))
                .orElse(List.of());
        return new EventSourceMapping(
                fields.text("UUID"),
                fields.optionalText("FunctionArn").orElse(""),
                fields.optionalText("EventSourceArn"),
                servers,
                access(fields, "VPC_SUBNET", SUBNET),
                access(fields, "VPC_SECURITY_GROUP", SECURITY_GROUP));
    }

    /** The ids of one type; the other types name secrets. */
    private static List<String> access(Fields fields, String type, String prefix) {
        return fields.objects("SourceAccessConfigurations").stream()
                .filter(one -> one.optionalText("Type").filter(type::equals).isPresent())
                .flatMap(one -> one.optionalText("URI").stream())
                .map(uri -> uri.startsWith(prefix) ? uri.substring(prefix.length()) : uri)
                .toList();
    }
}
