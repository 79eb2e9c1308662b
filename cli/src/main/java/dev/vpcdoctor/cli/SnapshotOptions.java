package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.AwsOptions;
import dev.vpcdoctor.aws.CollectionSubject;
import dev.vpcdoctor.aws.LiveCollection.Collected;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the facts are from: AWS itself, unless a snapshot is named. */
final class SnapshotOptions {
    /** What a report says of its evidence; the same for both, since both are AWS's answers. */
    static final String EVIDENCE = "as configured";

    @Option(
            names = "--snapshot",
            paramLabel = "DIR",
            description = "Read AWS's answers from this folder or zip, instead of asking AWS: JSON files as the AWS CLI"
                    + " prints them, or what 'vpc-doctor snapshot' saved.")
    private Optional<Path> snapshot = Optional.empty();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description =
                    "The function's region; else that of its ARN, AWS_REGION or the profile. With --snapshot, needed"
                            + " if that holds several.")
    private Optional<String> region = Optional.empty();

    @Mixin
    private LiveOptions live;

    /** The region by which a snapshot of several is searched; what was collected just now is of one. */
    Optional<String> region() {
        return snapshot.isPresent() ? region : Optional.empty();
    }

    /** Whether AWS itself is asked. */
    boolean isLive() {
        return snapshot.isEmpty();
    }

    /** How AWS is asked, if it is. */
    AwsOptions aws() {
        return live.toward(region, false);
    }

    /** The region as it was given. */
    Optional<String> givenRegion() {
        return region;
    }

    /**
     * Reads the facts.
     *
     * @param start what AWS is asked about, if it is
     */
    DiagnosisInput read(Supplier<CollectionSubject> start, VpcDoctorCommand top) {
        return snapshot.map(DiagnosisInput::readFrom)
                .orElseGet(() -> facts(LiveAnswers.collect(start.get(), aws(), top)));
    }

    /** Asks AWS while packets are sent. */
    DiagnosisInput read(CollectionSubject start, VpcDoctorCommand top, LivePackets beside) {
        return facts(LiveAnswers.collect(start, aws(), top, beside));
    }

    private static DiagnosisInput facts(Collected collected) {
        return DiagnosisInput.of("this account", collected.snapshot().collectedAt(Instant.now()));
    }
}
