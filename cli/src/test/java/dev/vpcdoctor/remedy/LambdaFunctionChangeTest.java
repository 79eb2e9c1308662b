package dev.vpcdoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.remedy.LambdaFunctionChange.UpdateFunctionVpcConfig;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LambdaFunctionChangeTest {
    private final Network network = OrdersWorld.network();
    private final LambdaFunction checkout = network.all(LambdaFunction.class).stream()
            .filter(function -> function.name().equals("checkout"))
            .findFirst()
            .orElseThrow();

    @Test
    void aFunctionIsPutIntoSubnetsWithItsGroups() {
        UpdateFunctionVpcConfig change = new UpdateFunctionVpcConfig(
                checkout,
                new VpcConfig(
                        Optional.of("vpc-0main"),
                        List.of("subnet-0dba", "subnet-0dbb"),
                        List.of("sg-0function", "sg-0default"),
                        false));

        assertThat(change.commands())
                .containsExactly("aws lambda update-function-configuration --function-name checkout --vpc-config"
                        + " SubnetIds=subnet-0dba,subnet-0dbb,SecurityGroupIds=sg-0function,sg-0default");
        assertThat(OrdersWorld.get(change.applyTo(network), LambdaFunction.class, checkout.key())
                        .vpcConfig())
                .contains(change.to());
    }

    @Test
    void aMoveKeepsIpv6Allowed() {
        VpcConfig dualStack =
                new VpcConfig(Optional.of("vpc-0main"), List.of("subnet-0fna"), List.of("sg-0function"), true);

        assertThat(new UpdateFunctionVpcConfig(checkout, dualStack).commands())
                .singleElement()
                .asString()
                .endsWith(",Ipv6AllowedForDualStack=true");
    }
}
