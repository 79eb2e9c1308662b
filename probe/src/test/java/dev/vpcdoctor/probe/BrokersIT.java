package dev.vpcdoctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.probe.testing.Background;
import dev.vpcdoctor.probe.testing.Command;
import dev.vpcdoctor.probe.testing.LocalProbe;
import dev.vpcdoctor.probe.testing.Ports;
import dev.vpcdoctor.probe.testing.ProbeProcess;
import dev.vpcdoctor.probe.testing.Requirement;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.ServiceCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that Debian does not package: Apache Kafka, and FerretDB, an implementation of MongoDB's protocol. */
class BrokersIT {
    private final int port = Ports.free();
    private Path folder;
    private Background server;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("vpc-doctor-brokers");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        Command.run("rm", "-r", folder.toString());
    }

    @Test
    void aKafkaThatAnswersIsReady() throws IOException {
        String libraries = Requirement.file("lib/kafka") + "/*";
        int controller = Ports.free();
        Path properties = folder.resolve("server.properties");
        Files.writeString(properties, """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$d
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            controller.listener.names=CONTROLLER
            listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
            log.dirs=%3$s
            """.formatted(port, controller, folder.resolve("logs")));
        Command.run(
                ProbeProcess.java(),
                "-cp",
                libraries,
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                "4L6g3nShT-eMCtK--X86sw",
                "--config",
                properties.toString());
        start(ProbeProcess.java(), "-Xmx256m", "-cp", libraries, "kafka.Kafka", properties.toString());

        Observation seen = service(Protocol.KAFKA);
        assertThat(seen.outcome()).as(seen.toString()).isEqualTo(Outcome.READY);
        assertThat(((Details.Service) seen.details()).greeting()).contains("api-versions");
    }

    @Test
    void aServerOfMongoDbsProtocolThatAnswersIsReadyAndToOthersItIsNot() {
        start(
                Requirement.program("ferretdb"),
                "--handler=sqlite",
                "--sqlite-url=file:" + folder + "/",
                "--state-dir=" + folder,
                "--listen-addr=127.0.0.1:" + port,
                "--debug-addr=-",
                "--telemetry=disable");

        Observation seen = service(Protocol.MONGODB);
        assertThat(seen.outcome()).as(seen.toString()).isEqualTo(Outcome.READY);
        assertThat(((Details.Service) seen.details()).greeting()).contains("hello");
        assertThat(service(Protocol.MEMCACHED).outcome()).isNotEqualTo(Outcome.READY);
    }

    private void start(String... command) {
        server = Background.start(Map.of(), List.of(command)).await(() -> Ports.open("127.0.0.1", port));
    }

    private Observation service(Protocol protocol) {
        return ProbeProcess.only(
                LocalProbe.probe(ServiceCheck.of("c", "127.0.0.1", port, protocol)), "c", Layer.SERVICE);
    }
}
