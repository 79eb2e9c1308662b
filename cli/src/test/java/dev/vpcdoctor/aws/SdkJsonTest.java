package dev.vpcdoctor.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/** The right side of each is what {@code aws} prints. */
class SdkJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void listsAndNumbersHaveTheNamesOfTheAwsCli() throws Exception {
        var answer = DescribeSecurityGroupsResponse.builder()
                .securityGroups(SecurityGroup.builder()
                        .groupId("sg-1")
                        .ipPermissions(IpPermission.builder()
                                .ipProtocol("tcp")
                                .fromPort(443)
                                .toPort(443)
                                .ipRanges(IpRange.builder().cidrIp("10.0.0.0/8").build())
                                .build())
                        .build())
                .build();

        assertThat(SdkJson.write(answer)).isEqualTo(JSON.readTree("""
            {"SecurityGroups": [{"GroupId": "sg-1", "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 443,
             "ToPort": 443, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}]}]}\
            """));
    }

    @Test
    void timesAndEnumsAreTexts() throws Exception {
        var answer = DescribeNatGatewaysResponse.builder()
                .natGateways(NatGateway.builder()
                        .natGatewayId("nat-1")
                        .state(NatGatewayState.AVAILABLE)
                        .createTime(Instant.parse("2026-01-02T03:04:05Z"))
                        .build())
                .build();

        assertThat(SdkJson.write(answer)).isEqualTo(JSON.readTree("""
            {"NatGateways": [{"NatGatewayId": "nat-1", "State": "available",
             "CreateTime": "2026-01-02T03:04:05+00:00"}]}\
            """));
    }

    @Test
    void mapsKeepTheirKeysAndWhatAwsDidNotSayIsLeftOut() throws Exception {
        var answer = GetFunctionConfigurationResponse.builder()
                .functionName("checkout")
                .timeout(3)
                .environment(EnvironmentResponse.builder()
                        .variables(Map.of("DB_PORT", "5432"))
                        .build())
                .build();

        assertThat(SdkJson.write(answer)).isEqualTo(JSON.readTree("""
            {"FunctionName": "checkout", "Timeout": 3, "Environment": {"Variables": {"DB_PORT": "5432"}}}\
            """));
    }
}
