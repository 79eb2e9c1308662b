package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.walk.GatewayReason.NoPublicAddress;
import dev.vpcdoctor.network.walk.GatewayReason.PublicAccessBlocked;
import dev.vpcdoctor.network.walk.Path;
import java.util.List;
import java.util.Optional;

/** The function's subnet leads straight to an internet gateway, and a Lambda interface never has a public address. */
public final class PublicSubnetWithoutPublicIp implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "public-subnet-without-public-ip",
            Chapter.ROUTES,
            Severity.ERROR,
            Expectation.LOST,
            "The function stands in a public subnet: its route for public addresses leads to an internet gateway. A"
                    + " Lambda network interface never gets a public IPv4 address, also where the subnet assigns them,"
                    + " and an internet gateway drops what comes without one.",
            "Connections to the internet, and to AWS services without an endpoint, time out. An EC2 instance in the"
                    + " same subnet works.",
            "A subnet without any route to the internet is no-route-to-internet.",
            "Put the function into private subnets whose 0.0.0.0/0 leads to a NAT gateway. For S3 or DynamoDB alone a"
                    + " gateway endpoint is enough, and free.",
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NoPublicAddress>> blockers =
                about.blockers(NoPublicAddress.class, blocker -> !RoutesTaken.isSwallowed(blocker.path()));
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<Path> paths = blockers.stream().map(Blocker::path).toList();
        List<Blocker<PublicAccessBlocked>> consequences =
                about.blockers(PublicAccessBlocked.class, blocker -> paths.contains(blocker.path()));
        List<String> subnets =
                blockers.stream().map(Blocker::subnetId).distinct().toList();
        return Optional.of(Cause.of(EXPLANATION)
                .explaining(blockers)
                .alsoExplaining(consequences)
                .about(subnets)
                .about(blockers.stream().map(blocker -> blocker.hop().id()).toList())
                .mendedBy(Trial.first(about, about.blockers(), new WayOutOfPublicSubnet(about, subnets).all()))
                .summary(about.function().name() + " is in a public subnet (" + String.join(", ", subnets)
                        + "): without a public address, the internet gateway drops its packets."));
    }
}
