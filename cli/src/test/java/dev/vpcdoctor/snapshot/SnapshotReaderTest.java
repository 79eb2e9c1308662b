package dev.vpcdoctor.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotReaderTest {
    private static final String VPC = SnapshotAnswers.json("{'Vpcs': [{'VpcId': 'vpc-1'}]}");

    @TempDir
    private Path folder;

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Path zip(String... namesAndTexts) throws IOException {
        Path zip = folder.resolve("snapshot.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return zip;
    }

    private static List<String> files(Snapshot snapshot) {
        return snapshot.documents().stream().map(Document::file).toList();
    }

    private static List<String> problems(Snapshot snapshot) {
        return snapshot.problems().stream().map(SnapshotProblem::says).toList();
    }

    @Test
    void aFolderIsReadAtAnyDepthInTheOrderOfItsPaths() throws IOException {
        write("b.json", VPC);
        write("a/c/d/e.JSON", VPC);
        write("notes.txt", "not an answer");
        write(".git/config.json", "hidden");
        write("a/._e.json", "what macOS leaves behind");

        assertThat(files(SnapshotReader.read(folder))).containsExactly("a/c/d/e.JSON", "b.json");
        assertThat(SnapshotReader.read(folder).problems()).isEmpty();
    }

    @Test
    void aZipIsReadLikeTheFolderInIt() throws IOException {
        Path zip = zip("x/eu-west-1/a.json", VPC, "__MACOSX/x/._a.json", "rubbish", "x/readme.md", "text");

        Snapshot snapshot = SnapshotReader.read(zip);
        assertThat(files(snapshot)).containsExactly("x/eu-west-1/a.json");
        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.resources(ResourceKind.VPC).get(0).origin().region())
                .contains("eu-west-1");
    }

    @Test
    void aLoneFileIsReadWhateverItsName() throws IOException {
        write("answer.txt", VPC);

        assertThat(SnapshotReader.read(folder.resolve("answer.txt")).resources(ResourceKind.VPC))
                .hasSize(1);
    }

    @Test
    void aPathThatIsNotThere() {
        assertThatThrownBy(() -> SnapshotReader.read(folder.resolve("nowhere")))
                .isInstanceOf(SnapshotException.class)
                .hasMessage(
                        folder.resolve("nowhere") + " does not exist: name the folder or zip that holds the snapshot");
    }

    @Test
    void anEmptyFolderSaysWhatBelongsThere() {
        assertThatThrownBy(() -> SnapshotReader.read(folder))
                .isInstanceOf(SnapshotException.class)
                .hasMessage(folder + " holds no .json files: save answers of AWS there, such as"
                        + " aws ec2 describe-subnets > subnets.json");
    }

    @Test
    void aLinkThatLeadsBackToAFolderAboveItIsNamedAndNotFollowed() throws IOException {
        write("a/vpcs.json", VPC);
        Files.createSymbolicLink(folder.resolve("a/loop"), folder);

        Snapshot snapshot = SnapshotReader.read(folder);
        assertThat(files(snapshot)).containsExactly("a/vpcs.json");
        assertThat(problems(snapshot))
                .containsExactly("a/loop: cannot be read: it is a link that leads back to a folder above it");
    }

    @Test
    void aLinkThatLeadsNowhereIsNamed() throws IOException {
        write("vpcs.json", VPC);
        Files.createSymbolicLink(folder.resolve("subnets.json"), folder.resolve("gone.json"));

        Snapshot snapshot = SnapshotReader.read(folder);
        assertThat(snapshot.resources(ResourceKind.VPC)).hasSize(1);
        assertThat(problems(snapshot)).singleElement().asString().startsWith("subnets.json: ");
    }

    @Test
    void somethingThatIsNoFileIsNotOpenedSinceItMayNeverAnswer() throws IOException {
        write("vpcs.json", VPC);
        Files.createSymbolicLink(folder.resolve("zero.json"), Path.of("/dev/zero"));

        Snapshot snapshot = SnapshotReader.read(folder);
        Files.delete(folder.resolve("zero.json"));
        assertThat(problems(snapshot)).containsExactly("zero.json: is not a regular file, so it is not read");
    }

    @Test
    void whatKeepsAFileFromBeingReadIsSaidInWords() {
        assertThat(IoErrorText.of(new AccessDeniedException("/home/x/subnets.json")))
                .isEqualTo("permission denied");
        assertThat(IoErrorText.of(new IOException("Input/output error"))).isEqualTo("input/output error");
        assertThat(IoErrorText.of(new IOException())).isEqualTo("an input/output error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../vpcs.json", "a/../../vpcs.json", "/etc/vpcs.json", "C:/vpcs.json", "..\\vpcs.json"})
    void aZipWithAnEntryThatLeavesTheFolderIsRefused(String name) throws IOException {
        Path zip = zip("good.json", VPC, name, VPC);

        assertThatThrownBy(() -> SnapshotReader.read(zip))
                .isInstanceOf(SnapshotException.class)
                .hasMessage(zip + " holds the entry " + name + ", which leaves its folder, so it is not read:"
                        + " zip the folder of the snapshot again");
    }

    @Test
    void aZipWithoutAnswersSaysSo() throws IOException {
        Path zip = zip("readme.md", "text");

        assertThatThrownBy(() -> SnapshotReader.read(zip))
                .hasMessage(zip + " holds no .json files: zip the folder that holds the answers of AWS");
    }

    @Test
    void aZipThatIsCutOffIsRefused() throws IOException {
        Path zip = zip("vpcs.json", VPC);
        byte[] bytes = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> SnapshotReader.read(zip))
                .isInstanceOf(SnapshotException.class)
                .hasMessageStartingWith(zip + " is not a zip that can be read (")
                .hasMessageEndingWith("): make it again");
    }

    @Test
    void aZipBombIsRefusedByWhatComesOutOfIt() throws IOException {
        Path zip = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("vpcs.json"));
            fill(out, ' ', 64 << 20);
        }

        assertThatThrownBy(() -> SnapshotReader.read(zip))
                .isInstanceOf(SnapshotException.class)
                .hasMessage(zip + " expands vpcs.json to more than 200 times its size, so it is not read:"
                        + " zip the folder of the snapshot again");
    }

    @Test
    void aZipWithMoreFilesThanAnySnapshotIsRefused() throws IOException {
        Path zip = folder.resolve("many.zip");
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
            for (int i = 0; i <= ZipFiles.MOST_ENTRIES; i++) {
                ZipEntry empty = new ZipEntry(i + ".json");
                empty.setMethod(ZipEntry.STORED);
                empty.setSize(0);
                empty.setCrc(0);
                out.putNextEntry(empty);
            }
        }

        assertThatThrownBy(() -> SnapshotReader.read(zip))
                .isInstanceOf(SnapshotException.class)
                .hasMessage(zip + " holds more than 100000 files, so it is not read:"
                        + " zip the folder of the snapshot again");
    }

    private static void fill(OutputStream out, char filler, int count) throws IOException {
        byte[] chunk = String.valueOf(filler).repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        for (int written = 0; written < count; written += chunk.length) {
            out.write(chunk);
        }
    }
}
