package dev.vpcdoctor.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest answers fit into a small heap: the process has no more, and ends with an error if it needs more. */
class LargeSnapshotTest {
    @TempDir
    private Path folder;

    private record Loaded(int interfaces, int groups, int heapMebibytes, int problems) {}

    private Loaded load(String heap) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                LargeSnapshot.class.getName(),
                folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ends").isTrue();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        int[] numbers = Arrays.stream(text.trim().split(" ", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        return new Loaded(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    @Test
    void aFileOf200MegabytesLoadsInAHeapOf512() throws IOException, InterruptedException {
        Path file = folder.resolve("interfaces.json");
        LargeSnapshot.writeInterfaces(file, 74_000);
        assertThat(Files.size(file)).isGreaterThan(200_000_000);

        Loaded loaded = load("512m");
        assertThat(loaded.interfaces()).isEqualTo(74_000);
        assertThat(loaded.problems()).isZero();
    }

    @Test
    void aLargeAccountLoadsFarBelowOneGibibyte() throws IOException, InterruptedException {
        LargeSnapshot.writeInterfaces(folder.resolve("interfaces.json"), 20_000);
        LargeSnapshot.writeSecurityGroups(folder.resolve("groups.json"), 2_500, 60);

        Loaded loaded = load("512m");
        assertThat(loaded.interfaces()).isEqualTo(20_000);
        assertThat(loaded.groups()).isEqualTo(2_500);
        assertThat(loaded.heapMebibytes()).isLessThan(512);
    }
}
