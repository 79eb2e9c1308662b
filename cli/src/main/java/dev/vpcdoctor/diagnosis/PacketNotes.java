package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.diagnosis.witness.Correlation;
import dev.vpcdoctor.diagnosis.witness.Packets;
import dev.vpcdoctor.diagnosis.witness.ProbePosition;
import dev.vpcdoctor.diagnosis.witness.ProbeRun;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of the packets is no evidence, or less than it seems, and why: it belongs to what could not be read. */
record PacketNotes(Packets packets, LambdaFunction function, Network network) {
    private static final long HOURS_OF_A_DAY = 24;

    /** Each once. */
    List<NotRead> notes(List<Correlation> targets) {
        List<NotRead> notes = new ArrayList<>();
        for (ProbeRun run : packets.runs()) {
            position(run).ifPresent(notes::add);
            time(run).ifPresent(notes::add);
        }
        targets.stream().flatMap(Correlation::unused).map(PacketNotes::unused).forEach(notes::add);
        return notes.stream().distinct().toList();
    }

    private Optional<NotRead> position(ProbeRun run) {
        return switch (ProbePosition.of(run, function, network)) {
            case ProbePosition.AsFunction here -> Optional.empty();
            case ProbePosition.InSubnet near ->
                Optional.of(new NotRead(
                        run.from(),
                        "near " + function.name(),
                        "the probe stood in " + near.subnetId() + " " + near.why()
                                + ": what packets did is not certain for the function"));
            case ProbePosition.Elsewhere other ->
                Optional.of(new NotRead(
                        run.from(),
                        "from elsewhere",
                        "the probe stood at " + other.where() + ", in no subnet of " + function.name()
                                + ": it tells of targets, and not of the function's way to them"));
        };
    }

    private Optional<NotRead> time(ProbeRun run) {
        return packets.isInTime(run)
                ? Optional.empty()
                : packets.before(run)
                        .map(gap -> new NotRead(
                                run.from(),
                                "another time",
                                "the packets were sent " + inWords(gap.abs())
                                        + (gap.isNegative() ? " after" : " before")
                                        + " the configuration was read: together they make nothing certain"));
    }

    private static String inWords(Duration gap) {
        long hours = Math.max(1, gap.toHours());
        return hours < 2 * HOURS_OF_A_DAY ? hours + " h" : hours / HOURS_OF_A_DAY + " days";
    }

    private static NotRead unused(Observation observation) {
        Asked asked = observation.asked();
        String what = asked.name().or(asked::address).orElse("the target")
                + asked.port().map(port -> ":" + port).orElse("");
        return new NotRead(
                "probe, " + observation.layer().word() + " " + what,
                observation.outcome().word(),
                observation.reason().orElse("too short to tell") + ": no evidence either way");
    }
}
