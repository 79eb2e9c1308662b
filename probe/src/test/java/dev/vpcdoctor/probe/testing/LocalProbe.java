package dev.vpcdoctor.probe.testing;

import dev.vpcdoctor.probe.Probe;
import dev.vpcdoctor.probe.environment.EnvironmentReader;
import dev.vpcdoctor.probe.guard.Guard;
import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.ProbeReport;
import dev.vpcdoctor.shared.ProbeRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The probe in this process, as run by hand, for servers on loopback. */
public final class LocalProbe {
    private LocalProbe() {}

    public static ProbeReport probe(Check... checks) {
        return probe(ProbeRequest.of(checks));
    }

    public static ProbeReport probe(ProbeRequest request) {
        return probe(request.toJson().getBytes(StandardCharsets.UTF_8));
    }

    public static ProbeReport probe(byte[] request) {
        Probe probe = new Probe(Guard.byHand(Optional.empty()), new EnvironmentReader(Map.of()));
        return probe.answer(new ByteArrayInputStream(request), Duration.ofMinutes(1));
    }
}
