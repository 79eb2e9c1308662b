package dev.vpcdoctor.probe;

import dev.vpcdoctor.probe.check.Checks;
import dev.vpcdoctor.probe.check.ProbeNetwork;
import dev.vpcdoctor.probe.dns.SystemResolvers;
import dev.vpcdoctor.probe.environment.EnvironmentReader;
import dev.vpcdoctor.probe.guard.Guard;
import dev.vpcdoctor.probe.run.CheckRunner;
import dev.vpcdoctor.probe.run.Deadline;
import dev.vpcdoctor.probe.run.Timeline;
import dev.vpcdoctor.shared.Environment;
import dev.vpcdoctor.shared.MalformedJsonException;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.ProbeReport;
import dev.vpcdoctor.shared.ProbeRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request in, one report out, whatever the request says. */
public final class Probe {
    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);
    private static final AtomicBoolean COLD = new AtomicBoolean(true);

    private final Guard guard;
    private final EnvironmentReader environmentReader;

    public Probe(Guard guard, EnvironmentReader environmentReader) {
        this.guard = guard;
        this.environmentReader = environmentReader;
    }

    /**
     * Answers a request.
     *
     * @param available after which the report has to be ready; the request can only ask for less
     */
    public ProbeReport answer(InputStream request, Duration available) {
        Timeline timeline = Timeline.startingNow();
        Deadline given = Deadline.in(available);
        SystemResolvers resolvers = SystemResolvers.read();
        Environment environment = environmentReader.describe(resolvers, COLD.getAndSet(false), timeline.startedAt());
        ProbeReport report;
        try {
            ProbeRequest understood = ProbeRequest.fromJson(read(request));
            Deadline deadline = understood.deadline().isPresent()
                            && understood.deadline().get().toNanos() < given.remainingNanos()
                    ? Deadline.in(understood.deadline().get())
                    : given;
            ProbeNetwork network = ProbeNetwork.of(guard, resolvers, environment.region());
            CheckRunner runner = new CheckRunner(new Checks(network), timeline, deadline);
            List<Observation> observations = runner.run(understood.checks());
            Optional<Long> clock = network.clock().offsetMillis();
            report = report(
                    timeline,
                    clock.isEmpty() ? environment : environment.withClockOffsetMillis(clock.get()),
                    observations,
                    Optional.empty());
        } catch (MalformedJsonException | IOException e) {
            report =
                    report(timeline, environment, List.of(), Optional.of("the request was refused: " + e.getMessage()));
        }
        log(report);
        return report;
    }

    private static ProbeReport report(
            Timeline timeline, Environment environment, List<Observation> observations, Optional<String> refusal) {
        return new ProbeReport(
                ProbeVersion.get(), timeline.startedAt(), timeline.micros(), environment, observations, refusal);
    }

    private static String read(InputStream request) throws IOException, MalformedJsonException {
        int most = ProbeRequest.MAX_LENGTH;
        byte[] bytes = request.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new MalformedJsonException(
                    "a request holds at most " + most + " bytes: send its checks in several requests");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void log(ProbeReport report) {
        if (report.refusal().isPresent()) {
            LOG.warn("{}", report.refusal().get());
        } else {
            LOG.info("{} observations in {} ms", report.observations().size(), report.durationMicros() / 1_000);
        }
    }
}
