package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.CollectionSubject;
import dev.vpcdoctor.aws.LiveCollection.Collected;
import dev.vpcdoctor.snapshot.SnapshotException;
import dev.vpcdoctor.snapshot.SnapshotWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Collects and saves, for a diagnosis somewhere else or later. */
@Command(
        name = "snapshot",
        description = "Asks AWS all that a diagnosis needs, and saves the answers for diagnose --snapshot.")
final class SnapshotCommand implements Callable<Integer> {

    @ParentCommand
    private VpcDoctorCommand top;

    @Parameters(
            paramLabel = "FUNCTION",
            description = "Name or ARN of the function, with :alias or :version or without.")
    private String function;

    @Option(
            names = {"-o", "--output-folder"},
            paramLabel = "DIR",
            required = true,
            description = "Where to save: a folder that is new or empty.")
    private Path folder;

    @Option(names = "--region", description = "The function's region; else that of its ARN, AWS_REGION or the profile.")
    private Optional<String> region = Optional.empty();

    @Mixin
    private LiveOptions live;

    @Option(
            names = "--keep-environment",
            description = "Save the values of the function's environment variables as they are, secrets too. Without it"
                    + " only the hosts and ports in them are.")
    private boolean keepEnvironment;

    @Override
    public Integer call() {
        try {
            SnapshotWriter.refuseUnlessNew(folder);
            Collected collected = LiveAnswers.collect(
                    new CollectionSubject.OfFunction(function), live.toward(region, keepEnvironment), top);
            SnapshotWriter.write(collected.snapshot().collectedAt(Instant.now()), folder);
            tell(collected);
        } catch (SnapshotException e) {
            throw new WrongInput(e.getMessage(), e);
        }
        return ExitCode.HEALTHY;
    }

    private void tell(Collected collected) {
        List<String> refused = collected.snapshot().refusedCalls().stream()
                .map(call -> call.operation() + " (" + call.code() + ")")
                .distinct()
                .toList();
        refused.forEach(call -> top.note("warning: not read: " + call));
        top.note("saved " + folder + ": " + collected.calls() + " calls in " + collected.region()
                + (refused.isEmpty() ? ", everything could be read" : ", not everything could be read"));
        top.note("vpc-doctor diagnose " + function + " --snapshot " + folder);
    }
}
