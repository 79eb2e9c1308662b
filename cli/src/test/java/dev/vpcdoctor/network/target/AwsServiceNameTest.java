package dev.vpcdoctor.network.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsServiceNameTest {

    @ParameterizedTest
    @CsvSource({
        "secretsmanager.eu-west-1.amazonaws.com, secretsmanager, eu-west-1",
        "sts.eu-west-1.amazonaws.com, sts, eu-west-1",
        "sts.amazonaws.com, sts, ",
        "s3.eu-west-1.amazonaws.com, s3, eu-west-1",
        "s3.dualstack.eu-west-1.amazonaws.com, s3, eu-west-1",
        "invoices.s3.eu-west-1.amazonaws.com, s3, eu-west-1",
        "dynamodb.us-gov-west-1.amazonaws.com, dynamodb, us-gov-west-1",
        "123456789012.dkr.ecr.eu-west-1.amazonaws.com, ecr.dkr, eu-west-1",
        "api.ecr.eu-west-1.amazonaws.com, ecr.api, eu-west-1",
        "a1b2c3.execute-api.eu-west-1.amazonaws.com, execute-api, eu-west-1",
        "kinesis.eu-west-1.amazonaws.com, kinesis-streams, eu-west-1",
        "monitoring.eu-west-1.amazonaws.com, monitoring, eu-west-1",
        "sqs.cn-north-1.amazonaws.com.cn, sqs, cn-north-1",
    })
    void namesOfApis(String host, String service, String region) {
        AwsServiceName name = AwsServiceName.parse(host).orElseThrow();

        assertThat(name.service()).isEqualTo(service);
        assertThat(name.region()).isEqualTo(Optional.ofNullable(region));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders.abcdefgh.eu-west-1.rds.amazonaws.com",
                "cache.abc.0001.euw1.cache.amazonaws.com",
                "web-123.eu-west-1.elb.amazonaws.com",
                "web-123.elb.eu-west-1.amazonaws.com",
                "b-1.logs.abc.kafka.eu-west-1.amazonaws.com",
                "fs-123.efs.eu-west-1.amazonaws.com",
                "vpce-1-abc.secretsmanager.eu-west-1.vpce.amazonaws.com",
                "ec2-52-1-2-3.eu-west-1.compute.amazonaws.com",
            })
    void namesOfThingsInSubnetsAreNoApis(String host) {
        assertThat(AwsServiceName.parse(host)).isEmpty();
        assertThat(AwsServiceName.isOfSubnets(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.example.com", "amazonaws.com.example", "localhost"})
    void otherNamesAreNotAwss(String host) {
        assertThat(AwsServiceName.parse(host)).isEmpty();
        assertThat(AwsServiceName.isOfSubnets(host)).isFalse();
    }
}
