package dev.vpcdoctor.cli;

import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.diagnosis.witness.Packets;
import dev.vpcdoctor.diagnosis.witness.Witnesses;
import dev.vpcdoctor.diagnosis.witness.read.WitnessReader;
import dev.vpcdoctor.diagnosis.witness.read.WitnessReading;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.read.NetworkReading;
import dev.vpcdoctor.network.target.FunctionFinder;
import dev.vpcdoctor.snapshot.RefusedCall;
import dev.vpcdoctor.snapshot.ResourceKind;
import dev.vpcdoctor.snapshot.Snapshot;
import dev.vpcdoctor.snapshot.SnapshotException;
import dev.vpcdoctor.snapshot.SnapshotProblem;
import dev.vpcdoctor.snapshot.SnapshotReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a diagnosis rests on.
 *
 * @param source where it is from, as an error names it
 * @param notRead what could not be read, for the report
 * @param remarks what the user should know beside, for the report
 */
record DiagnosisInput(
        String source, Network network, Witnesses witnesses, List<NotRead> notRead, List<String> remarks) {
    private static final int SHOWN_WITHOUT_VERBOSE = 5;

    static DiagnosisInput readFrom(Path folder) {
        try {
            return of(folder.toString(), SnapshotReader.read(folder));
        } catch (SnapshotException e) {
            throw new WrongInput(e.getMessage(), e);
        }
    }

    static DiagnosisInput of(String source, Snapshot snapshot) {
        NetworkReading reading = NetworkReader.read(snapshot);
        WitnessReading witnesses = WitnessReader.read(snapshot);
        List<NotRead> notRead = new ArrayList<>();
        snapshot.refusedCalls().forEach(call -> notRead.add(notRead(call)));
        Stream.of(snapshot.problems(), reading.problems(), witnesses.problems())
                .flatMap(List::stream)
                .forEach(problem -> notRead.add(notRead(problem)));
        return new DiagnosisInput(
                source,
                reading.network(),
                witnesses.witnesses(),
                notRead.stream().distinct().toList(),
                List.of());
    }

    /** What probes saw. */
    Packets packets() {
        return witnesses.packets();
    }

    /** The same with other packets. */
    DiagnosisInput with(Packets packets) {
        return new DiagnosisInput(source, network, witnesses.with(packets), notRead, remarks);
    }

    /** The same with more that could not be read, and more to know beside. */
    DiagnosisInput and(List<NotRead> more, List<String> moreRemarks) {
        return new DiagnosisInput(
                source,
                network,
                witnesses,
                Stream.concat(notRead.stream(), more.stream()).distinct().toList(),
                Stream.concat(remarks.stream(), moreRemarks.stream()).distinct().toList());
    }

    private static NotRead notRead(RefusedCall call) {
        String unknown = Arrays.stream(ResourceKind.values())
                .filter(kind -> kind.isAnswerOf(call.operation()))
                .map(DiagnosisInput::words)
                .findFirst()
                .orElse("what it tells");
        return new NotRead(call.operation(), call.code(), "without it is unknown: " + unknown);
    }

    private static String words(ResourceKind kind) {
        return switch (kind) {
            case LOG_EVENT -> "what logs and flow logs tell";
            case METRIC -> "what metrics tell";
            default -> kind.key();
        };
    }

    private static NotRead notRead(SnapshotProblem problem) {
        String place = problem.place().isEmpty() ? problem.file() : problem.file() + ", " + problem.place();
        return new NotRead(place, "unusable", problem.message());
    }

    /** Says on stderr what could not be read, unless the report says it to the same person on the same terminal. */
    void warn(VpcDoctorCommand command, ReportOptions report) {
        boolean isSaidBelow = !notRead.isEmpty() && report.isTextOnStdout() && command.isAtTerminal();
        if (!isSaidBelow) {
            warn(command);
        }
    }

    /** Says on stderr what could not be read. */
    void warn(VpcDoctorCommand command) {
        int shown = command.verbose() ? notRead.size() : Math.min(SHOWN_WITHOUT_VERBOSE, notRead.size());
        for (NotRead one : notRead.subList(0, shown)) {
            command.note("warning: not read: " + one.operation() + " (" + one.code() + "): " + one.consequence());
        }
        if (shown < notRead.size()) {
            command.note("warning: and " + (notRead.size() - shown) + " more; --verbose shows them");
        }
    }

    LambdaFunction function(String nameOrArn, Optional<String> region) {
        return switch (new FunctionFinder(network).find(nameOrArn, region)) {
            case FunctionFinder.Result.Found found -> found.function();
            case FunctionFinder.Result.NotFound none -> throw new WrongInput(notFound(nameOrArn, region, none));
            case FunctionFinder.Result.Ambiguous several ->
                throw new WrongInput("several functions are called " + nameOrArn + ": give --region, or one of "
                        + String.join(
                                ", ",
                                several.functions().stream()
                                        .map(LambdaFunction::arn)
                                        .toList()));
        };
    }

    private String notFound(String asked, Optional<String> region, FunctionFinder.Result.NotFound none) {
        String where = source + region.map(name -> " for " + name).orElse("");
        return none.suggestions().isEmpty()
                ? "there is no function at all in " + where + ": add the answer of aws lambda"
                        + " get-function-configuration --function-name " + asked
                : "there is no function " + asked + " in " + where + "; did you mean "
                        + String.join(" or ", none.suggestions()) + "?";
    }
}
