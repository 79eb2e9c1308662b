package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.ManagedService.Kind;
import java.util.List;
import java.util.Optional;

/** The function is in no VPC, and connects to a database proxy, which has no public address and can be given none. */
public final class RdsProxyUnreachableFromOutside implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "rds-proxy-unreachable-from-outside",
            Chapter.FAR_END,
            Severity.ERROR,
            Expectation.LOST,
            "The function is in no VPC and connects to an RDS proxy. A proxy has private addresses only, even where its"
                    + " database is publicly accessible.",
            "The proxy's name resolves, and connections time out.",
            "For other targets with private addresses it is function-not-in-vpc. A function in another VPC reaches a"
                    + " proxy as it reaches a database: what is missing there is told by its own name.",
            "Put the function into subnets of the proxy's VPC, with a security group that the proxy admits. Its role"
                    + " needs AWSLambdaVPCAccessExecutionRole. In subnets without a NAT gateway it loses the internet.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-network-prereqs.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        return proxyOutOfReach(about)
                .map(proxy -> Cause.of(EXPLANATION)
                        .about(about.function().name(), proxy.id())
                        .says(
                                about.function().name() + " has no VpcConfig",
                                about.function().arn())
                        .says("database proxies have private addresses only", proxy.id())
                        .mendedBy(new MoveNextToTarget(about).remedy(List.of(), ""))
                        .summary("The function is not in a VPC, and the database proxy " + proxy.id()
                                + " can be reached from inside only."));
    }

    /** The proxy that a function in no VPC asks for. */
    static Optional<ManagedService> proxyOutOfReach(Examination about) {
        boolean inVpc = about.function().vpcConfig().isPresent()
                || about.function().capacityProviderArn().isPresent();
        return inVpc ? Optional.empty() : Databases.target(about).filter(service -> service.kind() == Kind.DB_PROXY);
    }
}
