package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.CollectionSubject;
import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.target.PathFinder;
import dev.vpcdoctor.network.target.PathFinder.Paths;
import dev.vpcdoctor.network.target.SourceExpression;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.network.target.TargetSyntaxException;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.report.Page;
import dev.vpcdoctor.report.Renderer;
import dev.vpcdoctor.report.WalkJson;
import dev.vpcdoctor.report.WalkReport;
import dev.vpcdoctor.report.WalkText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The walk alone. */
@Command(
        name = "path",
        description = "Walks one packet there and its answer back, and shows every hop.",
        footerHeading = "%nA SOURCE is a function, an eni- or i- id, or subnet-id,sg-id[,sg-id].%nA TARGET is one of%n",
        footer = {
            "  host:port   IP:port   a URL   internet   aws:SERVICE   an ARN",
            "  rds:ID   rds-proxy:ID   elasticache:ID   an eni-, i- or vpce- id, with :port"
        })
final class PathCommand implements Callable<Integer> {

    /** What Lambda can speak. */
    enum Transport {
        TCP,
        UDP;

        IpProtocol protocol() {
            return switch (this) {
                case TCP -> IpProtocol.TCP;
                case UDP -> IpProtocol.UDP;
            };
        }
    }

    @ParentCommand
    private VpcDoctorCommand top;

    @Option(names = "--from", paramLabel = "SOURCE", required = true, description = "Where the connection is opened.")
    private String from;

    @Option(names = "--to", paramLabel = "TARGET", required = true, description = "What it should reach.")
    private String to;

    @Option(
            names = "--protocol",
            paramLabel = "tcp|udp",
            defaultValue = "tcp",
            description = "The transport (default: ${DEFAULT-VALUE}).")
    private Transport transport;

    @Mixin
    private SnapshotOptions snapshot;

    @Mixin
    private ReportOptions report;

    @Override
    public Integer call() {
        report.check();
        DiagnosisInput facts = snapshot.read(this::start, top);
        facts.warn(top, report);
        Paths paths = find(facts);
        report.write(new WalkReport(from, paths, facts.notRead()), top.page(), PathCommand::renderer);
        return exitCode(paths.verdict());
    }

    private CollectionSubject start() {
        try {
            return switch (SourceExpression.parse(from)) {
                case SourceExpression.Function source -> new CollectionSubject.OfFunction(source.asked(), false);
                case SourceExpression.SubnetAndGroups source -> new CollectionSubject.OfSubnet(source.subnetId());
                case SourceExpression.Resource source ->
                    source.asked().startsWith("eni-")
                            ? new CollectionSubject.Interface(source.asked())
                            : new CollectionSubject.OfInstance(source.asked());
            };
        } catch (TargetSyntaxException e) {
            throw new WrongInput(e.getMessage(), e);
        }
    }

    private Paths find(DiagnosisInput facts) {
        try {
            return new PathFinder(facts.network())
                    .find(
                            SourceExpression.parse(from),
                            TargetExpression.parse(to),
                            transport.protocol(),
                            snapshot.region());
        } catch (TargetSyntaxException e) {
            throw new WrongInput(e.getMessage(), e);
        }
    }

    private static Renderer<WalkReport> renderer(Format format, Page page) {
        return switch (format) {
            case TEXT -> new WalkText(page, SnapshotOptions.EVIDENCE);
            case JSON -> new WalkJson();
        };
    }

    private static int exitCode(Verdict verdict) {
        return switch (verdict) {
            case OPEN -> ExitCode.HEALTHY;
            case SOMETIMES, BLOCKED -> ExitCode.PROBLEM_FOUND;
            case UNKNOWN -> ExitCode.INCONCLUSIVE;
        };
    }
}
