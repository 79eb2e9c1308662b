package dev.vpcdoctor.network.read;

import static dev.vpcdoctor.network.read.TestNetworks.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.EnvironmentValue;
import dev.vpcdoctor.network.model.EventSourceMapping;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.FunctionEnvironment;
import dev.vpcdoctor.shared.address.HostAndPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a function uses, as its environment and its event sources tell. */
class FunctionUseReaderTest {
    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:checkout";

    private static FunctionEnvironment environment(String more) {
        return only(
                FunctionEnvironment.class, "{'FunctionName': 'checkout', 'FunctionArn': '" + ARN + "'" + more + "}");
    }

    private static EventSourceMapping mapping(String more) {
        return only(
                EventSourceMapping.class,
                "{'EventSourceMappings': [{'UUID': 'mapping-1', 'FunctionArn': '" + ARN + ":live'" + more + "}]}");
    }

    @Test
    void ofTheVariablesOnlyWhereTheyLeadToIsKnown() {
        FunctionEnvironment read = environment(
                ", 'Environment': {'Variables': {'URL': 'postgres://app:hunter2@db.example.com/x', 'STAGE': 'live'}}");

        assertThat(read.functionArn()).isEqualTo(ARN);
        assertThat(read.variables())
                .isEqualTo(Fact.known(Map.of(
                        "URL",
                        new EnvironmentValue.Hosts(
                                Optional.of("postgres"), List.of(new HostAndPort("db.example.com", Optional.empty()))),
                        "STAGE",
                        new EnvironmentValue.Withheld())));
        assertThat(read.toString()).doesNotContain("hunter2").doesNotContain("live");
    }

    @Test
    void aFunctionWithoutVariablesHasNone() {
        assertThat(environment("").variables()).isEqualTo(Fact.known(Map.of()));
    }

    @Test
    void variablesThatCouldNotBeDecryptedAreUnknown() {
        assertThat(environment(", 'Environment': {'Error': {'ErrorCode': 'AccessDeniedException', 'Message': 'no'}}")
                        .variables())
                .isInstanceOfSatisfying(
                        Fact.Unknown.class,
                        unknown -> assertThat(unknown.because()).contains("AccessDeniedException"));
    }

    @Test
    void kafkaOfOnesOwnTellsItsServersAndFromWhereItIsPolled() {
        EventSourceMapping read = mapping(", 'SelfManagedEventSource': {'Endpoints': {'KAFKA_BOOTSTRAP_SERVERS':"
                + " ['kafka.example.com:9092']}}, 'SourceAccessConfigurations': [{'Type': 'VPC_SUBNET', 'URI':"
                + " 'subnet:subnet-1'}, {'Type': 'VPC_SECURITY_GROUP', 'URI': 'security_group:sg-1'}, {'Type':"
                + " 'SASL_SCRAM_512_AUTH', 'URI': 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:kafka'}]");

        assertThat(read)
                .isEqualTo(new EventSourceMapping(
                        "mapping-1",
                        ARN + ":live",
                        Optional.empty(),
                        List.of("kafka.example.com:9092"),
                        List.of("subnet-1"),
                        List.of("sg-1")));
    }

    @Test
    void aQueueIsNamedByItsArn() {
        assertThat(mapping(", 'EventSourceArn': 'arn:aws:sqs:eu-west-1:123456789012:orders'")
                        .sourceArn())
                .contains("arn:aws:sqs:eu-west-1:123456789012:orders");
    }
}
