package dev.vpcdoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.remedy.RouteTableChange.CreateRoute;
import dev.vpcdoctor.remedy.RouteTableChange.DeleteRoute;
import dev.vpcdoctor.shared.address.Cidr;
import org.junit.jupiter.api.Test;

class RouteTableChangeTest {
    private final Network network = OrdersWorld.network();

    @Test
    void aRouteThatIsThereIsReplacedAndANewOneCreated() {
        RouteTarget nat = new RouteTarget(RouteTarget.Type.NAT_GATEWAY, "nat-0b");
        RouteTable table = OrdersWorld.get(network, RouteTable.class, "rtb-0fna");

        assertThat(CreateRoute.in(table, Route.to(Cidr.ANY_IPV4, nat)).commands())
                .containsExactly("aws ec2 replace-route --route-table-id rtb-0fna"
                        + " --destination-cidr-block 0.0.0.0/0 --nat-gateway-id nat-0b");
        assertThat(CreateRoute.in(table, Route.to(Cidr.ANY_IPV6, nat)).commands())
                .containsExactly("aws ec2 create-route --route-table-id rtb-0fna"
                        + " --destination-ipv6-cidr-block ::/0 --nat-gateway-id nat-0b");
    }

    @Test
    void aRouteThatIsTakenOutLeavesTheOthers() {
        Route.Destination anywhere = new Route.Destination.Block(Cidr.ANY_IPV4);
        DeleteRoute change = new DeleteRoute("rtb-0pub", anywhere);

        assertThat(change.commands())
                .containsExactly("aws ec2 delete-route --route-table-id rtb-0pub --destination-cidr-block 0.0.0.0/0");
        assertThat(OrdersWorld.get(change.applyTo(network), RouteTable.class, "rtb-0pub")
                        .routes())
                .extracting(Route::toString)
                .containsExactly("10.20.0.0/16 → local");
    }

    @Test
    void aRouteForAPrefixListIsNamedByTheList() {
        Route.Destination s3 = new Route.Destination.PrefixListMembers("pl-6da54004");

        assertThat(new DeleteRoute("rtb-0pub", s3).commands())
                .containsExactly(
                        "aws ec2 delete-route --route-table-id rtb-0pub --destination-prefix-list-id pl-6da54004");
    }
}
