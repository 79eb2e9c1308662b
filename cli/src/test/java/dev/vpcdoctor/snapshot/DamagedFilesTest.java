package dev.vpcdoctor.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Real answers, damaged in every way: nothing is made up, nothing ends the run, and what is missing is never silent. */
class DamagedFilesTest {
    private static final Path GROUPS =
            Path.of("src/test/resources/aws-snapshots/nat-gateway/aws_configs/SecurityGroups.json");

    private static Snapshot read(byte[] bytes) {
        DocumentReader reader = new DocumentReader();
        reader.read("groups.json", new ByteArrayInputStream(bytes));
        return Snapshot.of(reader.documents(), reader.problems());
    }

    @Test
    void aFileThatIsCutOffAnywhereTellsOnlyWholeEntriesAndThatSomethingIsMissing() throws IOException {
        byte[] whole = Files.readAllBytes(GROUPS);
        Snapshot complete = read(whole);
        assertThat(complete.resources(ResourceKind.SECURITY_GROUP)).hasSize(3);
        int end = new String(whole, StandardCharsets.UTF_8).lastIndexOf('}');

        for (int length = 0; length <= end; length++) {
            Snapshot cut = read(Arrays.copyOf(whole, length));

            assertThat(cut.problems()).as("cut after %d bytes", length).isNotEmpty();
            assertThat(cut.coverage(ResourceKind.SECURITY_GROUP, Optional.empty()))
                    .as("cut after %d bytes", length)
                    .isNotInstanceOf(Coverage.Whole.class);
            assertThat(complete.resources(ResourceKind.SECURITY_GROUP))
                    .containsAll(cut.resources(ResourceKind.SECURITY_GROUP));
        }
    }

    @Test
    void aFileWithBytesTurnedRoundNeverEndsTheRun() throws IOException {
        byte[] whole = Files.readAllBytes(GROUPS);
        Random random = new Random(4);
        int withProblems = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = whole.clone();
            for (int bits = 1 + random.nextInt(3); bits > 0; bits--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            withProblems += read(damaged).problems().isEmpty() ? 0 : 1;
        }
        assertThat(withProblems).as("most damage is noticed").isGreaterThan(1_000);
    }
}
