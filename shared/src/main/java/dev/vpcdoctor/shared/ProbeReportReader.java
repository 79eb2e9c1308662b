package dev.vpcdoctor.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class ProbeReportReader {
    private ProbeReportReader() {}

    static ProbeReport read(String json) throws MalformedJsonException {
        JsonFields fields = JsonDocument.parse(json, ProbeReport.SCHEMA_VERSION);
        JsonFields probe = fields.object("probe");
        List<Observation> observations = new ArrayList<>();
        for (JsonFields observation : fields.objects("observations")) {
            observations.add(readObservation(observation));
        }
        try {
            return new ProbeReport(
                    probe.string("version"),
                    instant(probe, "startedAt"),
                    probe.integer("durationMicros"),
                    readEnvironment(fields.object("environment")),
                    observations,
                    fields.optionalString("refusal"));
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException(e.getMessage());
        }
    }

    private static Environment readEnvironment(JsonFields fields) throws MalformedJsonException {
        return new Environment(
                fields.strings("sourceAddresses"),
                fields.strings("resolvers"),
                fields.strings("searchDomains"),
                fields.optionalString("region"),
                fields.optionalSmallInteger("memoryMegabytes"),
                fields.string("runtime"),
                fields.bool("coldStart"),
                fields.optionalInteger("processAgeMicros"),
                fields.optionalInteger("clockOffsetMillis"));
    }

    private static Observation readObservation(JsonFields fields) throws MalformedJsonException {
        String check = fields.string("check");
        int attempt = fields.smallInteger("attempt", 1);
        Asked asked = readAsked(fields.object("asked"));
        List<Phase> phases = new ArrayList<>();
        try {
            for (JsonFields phase : fields.objects("phases")) {
                phases.add(
                        new Phase(phase.string("name"), phase.integer("startMicros"), phase.integer("durationMicros")));
            }
            String layerWord = fields.string("layer");
            String outcomeWord = fields.string("outcome");
            Optional<Layer> layer = Word.find(Layer.values(), layerWord);
            Optional<Outcome> outcome = Word.find(Outcome.values(), outcomeWord);
            if (layer.isEmpty() || outcome.isEmpty() || !layer.get().allows(outcome.get())) {
                return notUnderstood(check, asked, attempt, phases, layerWord, outcomeWord);
            }
            return new Observation(
                    check,
                    layer.get(),
                    asked,
                    outcome.get(),
                    fields.optionalString("reason"),
                    attempt,
                    phases,
                    DetailsReader.read(layer.get(), fields.optionalObject("details")));
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException(fields.place() + ": " + e.getMessage());
        }
    }

    /** What a newer probe says in words of its own is kept as what it is to this version: not understood. */
    private static Observation notUnderstood(
            String check, Asked asked, int attempt, List<Phase> phases, String layer, String outcome) {
        String reason = "the probe said " + JsonFields.printable(outcome) + " about " + JsonFields.printable(layer)
                + ", which this version does not understand";
        return new Observation(
                check, Layer.ANY, asked, Outcome.FAILED, Optional.of(reason), attempt, phases, Details.NONE);
    }

    private static Asked readAsked(JsonFields fields) throws MalformedJsonException {
        return new Asked(
                fields.optionalString("name"),
                fields.optionalString("address"),
                fields.optionalSmallInteger("port"),
                fields.optionalString("what"));
    }

    static Instant instant(JsonFields fields, String name) throws MalformedJsonException {
        String text = fields.string(name);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new MalformedJsonException(fields.place() + "." + name
                    + " must be a time like 2026-11-20T10:15:30Z, not " + JsonFields.printable(text));
        }
    }
}
