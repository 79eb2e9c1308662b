package dev.vpcdoctor.snapshot;

import static dev.vpcdoctor.snapshot.SnapshotAnswers.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotWriterTest {
    private static final Path REAL = Path.of("src/test/resources/aws-snapshots");

    @TempDir
    private Path folder;

    private Snapshot savedAndLoaded(Snapshot snapshot) {
        Path target = folder.resolve("saved");
        SnapshotWriter.write(snapshot, target);
        return SnapshotReader.read(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subnet", "nat-gateway", "public-private-subnet", "vpc-endpoint-gateway", "vpc-peering"})
    void whatIsLoadedSavesBackEqual(String name) throws IOException {
        Path source = REAL.resolve(name);
        SnapshotWriter.write(SnapshotReader.read(source), folder.resolve("saved"));

        // Jackson's own reader is the witness, on the files themselves.
        ObjectMapper mapper = new ObjectMapper();
        List<Path> files;
        try (Stream<Path> all = Files.walk(source)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Path saved = folder.resolve("saved").resolve(source.relativize(file));
            assertThat(mapper.readTree(saved.toFile())).isEqualTo(mapper.readTree(file.toFile()));
        }
        try (Stream<Path> all = Files.walk(folder.resolve("saved"))) {
            assertThat(all.filter(Files::isRegularFile)).hasSameSizeAs(files);
        }
    }

    @Test
    void unknownFieldsUnknownDocumentsAndSeveralValuesOfOneFileAreKept() {
        Snapshot snapshot = snapshot(
                "a/all.json", "{'Vpcs': [{'VpcId': 'vpc-1', 'New': {'x': null}}]} 3 'text' [true]",
                "eu-west-1/other.json", "{'something': 'else'}");

        Snapshot again = savedAndLoaded(snapshot);
        assertThat(again.documents()).isEqualTo(snapshot.documents());
    }

    @Test
    void anyDocumentSavesBackEqual() {
        Random random = new Random(20_261_121);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.set("value", anyNode(random, 5));
            documents.add(Document.of("accounts/123456789012/eu-west-1/" + i + ".json", root));
        }

        Snapshot again = savedAndLoaded(Snapshot.of(documents));
        assertThat(again.documents()).containsExactlyInAnyOrderElementsOf(documents);
    }

    private static JsonNode anyNode(Random random, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(depth == 0 ? 7 : 9)) {
            case 0 -> nodes.numberNode(random.nextInt());
            case 1 -> nodes.numberNode((1L << 40) + random.nextLong(1L << 40));
            case 2 -> nodes.numberNode(BigInteger.TEN.pow(20).add(new BigInteger(80, random)));
            case 3 -> nodes.numberNode(new BigDecimal(new BigInteger(90, random), 1 + random.nextInt(40)));
            case 4 -> nodes.booleanNode(random.nextBoolean());
            case 5 -> nodes.nullNode();
            case 6 -> nodes.textNode(anyText(random));
            case 7 -> {
                var list = nodes.arrayNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    list.add(anyNode(random, depth - 1));
                }
                yield list;
            }
            default -> {
                ObjectNode object = nodes.objectNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    object.set(anyText(random), anyNode(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(100); i > 0; i--) {
            text.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(0x20);
                        case 1 -> 0x1F600 + random.nextInt(50);
                        case 2 -> "\"\\/\u2028é".codePointAt(random.nextInt(5));
                        default -> 'a' + random.nextInt(26);
                    });
        }
        return text.toString();
    }

    @Test
    void whatWasIncompleteIsStillIncompleteAfterSaving() {
        Snapshot snapshot = snapshot(
                "cut.json", "{'Subnets': [{'SubnetId': 'subnet-1'}, {'Subnet",
                "twice.json", "{'Vpcs': [{'VpcId': 'a', 'X': 1, 'X': 2}, {'VpcId': 'b'}]}",
                "function.json", "{'FunctionName': 'f', 'FunctionArn': 'arn:f', 'A': 1, 'A': 2}");

        Snapshot again = savedAndLoaded(snapshot);
        for (Snapshot one : List.of(snapshot, again)) {
            assertThat(one.resources(ResourceKind.SUBNET)).hasSize(1);
            assertThat(one.resources(ResourceKind.VPC)).extracting(Resource::id).containsExactly("b");
            assertThat(one.resources(ResourceKind.FUNCTION)).isEmpty();
            for (ResourceKind kind : List.of(ResourceKind.SUBNET, ResourceKind.VPC, ResourceKind.FUNCTION)) {
                assertThat(one.coverage(kind, Optional.empty())).isInstanceOf(Coverage.Partial.class);
            }
        }
    }

    @Test
    void aLoneFileIsSavedUnderANameThatIsReadAgain() throws IOException {
        Files.writeString(folder.resolve("answer.txt"), "{}");

        Snapshot again = savedAndLoaded(SnapshotReader.read(folder.resolve("answer.txt")));
        assertThat(again.documents()).extracting(Document::file).containsExactly("answer-answer.txt.json");
    }

    @Test
    void aFolderThatHoldsSomethingIsNotTouched() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "precious");
        Snapshot snapshot = snapshot("a.json", "{}");

        assertThatThrownBy(() -> SnapshotWriter.write(snapshot, folder))
                .isInstanceOf(SnapshotException.class)
                .hasMessage(folder + " is not empty (it holds mine.txt): name a folder that is new or empty");
        assertThat(folder.resolve("a.json")).doesNotExist();
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.txt"), "precious");

        assertThatThrownBy(() -> SnapshotWriter.write(snapshot("a.json", "{}"), file))
                .isInstanceOf(SnapshotException.class)
                .hasMessage(file + " is a file: name a folder that is new or empty");
    }

    @Test
    void noFileIsWrittenOutsideOfTheFolder() {
        Snapshot snapshot = Snapshot.of(List.of(Document.of("../escaped.json", JsonNodeFactory.instance.objectNode())));

        assertThatThrownBy(() -> SnapshotWriter.write(snapshot, folder.resolve("saved")))
                .isInstanceOf(SnapshotException.class)
                .hasMessage("the file ../escaped.json of the snapshot lies outside of its folder");
        assertThat(folder.resolve("escaped.json")).doesNotExist();
    }
}
