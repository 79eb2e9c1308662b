package dev.vpcdoctor.network.read;

import static dev.vpcdoctor.network.read.TestNetworks.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.Status;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LambdaFunctionReaderTest {

    private static LambdaFunction function(String more) {
        return only(
                LambdaFunction.class,
                "{'FunctionName': 'checkout',"
                        + " 'FunctionArn': 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'" + more + "}");
    }

    @Test
    void aFunctionInAVpcTellsItsSubnetsAndGroups() {
        LambdaFunction function =
                function(", 'State': 'Active', 'Timeout': 10, 'VpcConfig': {'VpcId': 'vpc-1', 'SubnetIds': ['subnet-1',"
                        + " 'subnet-2'], 'SecurityGroupIds': ['sg-1'], 'Ipv6AllowedForDualStack': true}");

        assertThat(function.vpcConfig())
                .contains(new VpcConfig(Optional.of("vpc-1"), List.of("subnet-1", "subnet-2"), List.of("sg-1"), true));
        assertThat(function.region()).contains("eu-west-1");
        assertThat(function.account()).contains("123456789012");
        assertThat(function.state()).contains(Status.of("Active"));
        assertThat(function.timeoutSeconds()).contains(10);
    }

    @Test
    void aFunctionThatWasTakenOutOfItsVpcIsInNone() {
        assertThat(function(", 'VpcConfig': {'VpcId': '', 'SubnetIds': [], 'SecurityGroupIds': []}")
                        .vpcConfig())
                .isEmpty();
        assertThat(function("").vpcConfig()).isEmpty();
    }

    @Test
    void whatLambdaSaysOfItsStateIsKeptWithItsReason() {
        LambdaFunction function = function(", 'Role': 'arn:aws:iam::123456789012:role/checkout', 'State': 'Inactive',"
                + " 'StateReasonCode': 'Idle', 'StateReason': 'The function is idle.', 'LastUpdateStatus': 'Failed',"
                + " 'LastUpdateStatusReasonCode': 'InvalidSubnet', 'LastUpdateStatusReason': 'No subnet-1.'");

        assertThat(function.state())
                .contains(new Status("Inactive", Optional.of("Idle"), Optional.of("The function is idle.")));
        assertThat(function.lastUpdate())
                .contains(new Status("Failed", Optional.of("InvalidSubnet"), Optional.of("No subnet-1.")));
        assertThat(function.roleArn()).contains("arn:aws:iam::123456789012:role/checkout");
        assertThat(function("").state()).isEmpty();
    }
}
