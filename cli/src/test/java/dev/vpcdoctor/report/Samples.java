package dev.vpcdoctor.report;

import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.SubnetPath;
import dev.vpcdoctor.diagnosis.TargetDiagnosis;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.finding.Fix;
import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.mode.Catalogue;
import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.Status;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.FilterReason;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Source;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Diagnoses made by hand, so that what is tested is how they are written and not how they are found. */
final class Samples {
    static final String ORDERS = "orders.abcdefgh.eu-west-1.rds.amazonaws.com:5432";
    static final String REFERENCE = "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html";

    private static final Subnet SUBNET_A = subnet("subnet-0fna", "10.20.10.0/24", "eu-west-1a");
    private static final Subnet SUBNET_B = subnet("subnet-0fnb", "10.20.11.0/24", "eu-west-1b");

    private Samples() {}

    /** The function of all samples, in two subnets. */
    static final LambdaFunction CHECKOUT = new LambdaFunction(
            "checkout",
            "arn:aws:lambda:eu-west-1:123456789012:function:checkout",
            Optional.of("123456789012"),
            Optional.of("eu-west-1"),
            Optional.of(new VpcConfig(
                    Optional.of("vpc-0main"), List.of("subnet-0fna", "subnet-0fnb"), List.of("sg-0function"), false)),
            Optional.empty(),
            Optional.of(Status.of("Active")),
            Optional.of(Status.of("Successful")),
            Optional.of("arn:aws:iam::123456789012:role/checkout"),
            Optional.of(10));

    static Diagnosis diagnosis(List<TargetDiagnosis> targets, Finding... findings) {
        return new Diagnosis(CHECKOUT, Optional.of("vpc-0main"), targets, List.of(findings), List.of());
    }

    static Diagnosis withNotRead(Diagnosis diagnosis, NotRead... notRead) {
        return new Diagnosis(
                diagnosis.function(), diagnosis.vpcId(), diagnosis.targets(), diagnosis.findings(), List.of(notRead));
    }

    /** The example of the design. */
    static Diagnosis databaseDoesNotAdmit() {
        return diagnosis(
                List.of(orders(
                        Verdict.BLOCKED, hop(HopKind.TARGET_SECURITY_GROUP, "sg-0database", Verdict.BLOCKED, NO_RULE))),
                targetSgBlocksIngress(ORDERS));
    }

    private static final String NO_RULE = "no rule admits tcp 5432 from sg-0function";

    static Finding targetSgBlocksIngress(String... targets) {
        return new Finding(
                code("target-sg-blocks-ingress"),
                Severity.ERROR,
                Confidence.LIKELY,
                "The database's security group does not admit the function.",
                List.of(targets),
                List.of("sg-0database", "sg-0function"),
                List.of("subnet-0fna", "subnet-0fnb"),
                List.of(new Evidence(
                        Evidence.Kind.CONFIGURATION,
                        "sg-0database (orders-db) has no inbound rule for tcp 5432 from sg-0function.",
                        "sg-0database")),
                Optional.of(fix(
                        Optional.of(0.0),
                        "aws ec2 authorize-security-group-ingress --group-id sg-0database"
                                + " --protocol tcp --port 5432 --source-group sg-0function")));
    }

    static Finding withFix(Fix fix) {
        Finding like = targetSgBlocksIngress(ORDERS);
        return new Finding(
                like.kind(),
                like.severity(),
                like.confidence(),
                like.summary(),
                like.targets(),
                like.resources(),
                like.subnetIds(),
                like.evidence(),
                Optional.of(fix));
    }

    static Fix fix(Optional<Double> monthlyCostUsd, String... commands) {
        return new Fix(
                "let sg-0database in on tcp 5432 from sg-0function",
                List.of(commands),
                true,
                "with it the path is open from both subnets",
                monthlyCostUsd);
    }

    static FindingCode code(String name) {
        return Catalogue.find(name).orElseThrow();
    }

    static Finding finding(String code, Severity severity, String summary, String... targets) {
        return new Finding(
                code(code),
                severity,
                Confidence.LIKELY,
                summary,
                List.of(targets),
                List.of(),
                List.of("subnet-0fna", "subnet-0fnb"),
                List.of(),
                Optional.empty());
    }

    /** The database, reached from both subnets over the same hops, one of which is given. */
    private static TargetDiagnosis orders(Verdict verdict, Hop atTheEnd) {
        return target(
                ORDERS,
                "orders:5432",
                verdict,
                List.of(
                        new SubnetPath(SUBNET_A, path(SUBNET_A, "10.20.10.20", atTheEnd), true),
                        new SubnetPath(SUBNET_B, path(SUBNET_B, "10.20.11.20", atTheEnd), true)));
    }

    static TargetDiagnosis target(String asked, String label, Verdict verdict, List<SubnetPath> paths) {
        return new TargetDiagnosis(asked, label, Optional.of("10.20.20.30"), Optional.of(5432), verdict, paths);
    }

    private static Path path(Subnet subnet, String address, Hop atTheEnd) {
        List<Hop> hops = List.of(
                hop(HopKind.FUNCTION_SECURITY_GROUP, "sg-0function", Verdict.OPEN, "all traffic out"),
                hop(HopKind.NETWORK_ACL_OUT, "acl-0default", Verdict.OPEN, "rule 100 allow"),
                hop(HopKind.ROUTE, "rtb-0fna", Verdict.OPEN, "10.20.0.0/16 local"),
                hop(HopKind.NETWORK_ACL_IN, "acl-0default", Verdict.OPEN, "rule 100 allow"),
                atTheEnd,
                hop(HopKind.RETURN_NETWORK_ACL_OUT, "acl-0default", Verdict.OPEN, "rule 100 allow"),
                hop(HopKind.RETURN_NETWORK_ACL_IN, "acl-0default", Verdict.OPEN, "rule 100 allow"));
        return new Path(
                new Source(
                        "checkout",
                        true,
                        subnet,
                        AddressSet.of(IpAddress.parse(address)),
                        Set.of("sg-0function"),
                        List.of()),
                new Destination(
                        "orders:5432",
                        new Destination.Nature.Address(),
                        AddressSet.of(IpAddress.parse("10.20.20.30")),
                        Optional.empty()),
                IpProtocol.TCP,
                5432,
                hops);
    }

    private static Hop hop(HopKind kind, String id, Verdict verdict, String says) {
        return new Hop(kind, id, verdict, new FilterReason.NotFiltered(says));
    }

    private static Subnet subnet(String id, String block, String zone) {
        return new Subnet(
                id,
                "vpc-0main",
                List.of(Cidr.parse(block)),
                zone,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
