package dev.vpcdoctor.network.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.EventSourceMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What event source mappings give away. */
class EventSourceDiscoveryTest extends CheckoutsTargets {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:sqs:eu-west-1:123456789012:orders",
                "arn:aws:kinesis:eu-west-1:123456789012:stream/orders",
                "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000"
            })
    void queuesAndStreamsArePolledFromLambdasOwnNetwork(String source) {
        environment(Map.of());
        network = network.with(mapping(Optional.of(source), List.of(), List.of(), List.of()));

        assertThat(discovered()).isEqualTo(new DiscoveredTargets(List.of(), List.of()));
    }

    @Test
    void aKafkaClusterOfAwsIsPolledFromItsOwnSubnets() {
        environment(Map.of());
        String arn = "arn:aws:kafka:eu-west-1:123456789012:cluster/orders/1";
        network = network.with(mapping(Optional.of(arn), List.of(), List.of(), List.of()));

        assertThat(targets()).isEmpty();
        assertThat(passedOver())
                .singleElement()
                .asString()
                .startsWith("event source mapping mapping-1: Lambda polls " + arn + " from that one's own subnets and"
                        + " security groups, not from the function's.");
    }

    @Test
    void kafkaThatIsPolledFromTheFunctionsOwnPlaceIsATarget() {
        environment(Map.of());
        network = network.with(mapping(
                Optional.empty(),
                List.of("kafka.example.com:9092"),
                List.of("subnet-0fnb", "subnet-0fna"),
                List.of("sg-0function")));

        assertThat(targets()).containsExactly("kafka.example.com:9092");
        assertThat(hints()).containsExactly("event source mapping mapping-1");
    }

    @Test
    void kafkaThatIsPolledFromElsewhereSaysHowToWalkThere() {
        environment(Map.of());
        network = network.with(mapping(
                Optional.empty(), List.of("kafka.example.com:9092"), List.of("subnet-0dba"), List.of("sg-0default")));

        assertThat(targets()).isEmpty();
        assertThat(passedOver())
                .singleElement()
                .asString()
                .endsWith("vpc-doctor path --from subnet-0dba,sg-0default --to kafka.example.com:9092");
    }

    private EventSourceMapping mapping(
            Optional<String> source, List<String> servers, List<String> subnets, List<String> groups) {
        return new EventSourceMapping("mapping-1", checkout.arn(), source, servers, subnets, groups);
    }
}
