package dev.vpcdoctor.report;

import dev.vpcdoctor.aws.probe.DeployedProbes;
import dev.vpcdoctor.report.ProbeRemovals.Removed;

/** What came of removing probes for programs, version 1: {@code probe-removal-v1.schema.json} describes it. */
public final class ProbeRemovalsJson implements Renderer<ProbeRemovals> {

    @Override
    public String render(ProbeRemovals removals) {
        return JsonText.object((json, text) -> {
            json.writeStringField("account", removals.account());
            json.writeStringField("region", removals.region());
            json.writeArrayFieldStart("removals");
            for (Removed one : removals.removals()) {
                json.writeStartObject();
                json.writeStringField("name", one.name().value());
                ProbeJson.removal(json, text, one.removal());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("leftAlone");
            for (DeployedProbes probes : removals.leftAlone()) {
                json.writeStartObject();
                json.writeStringField("name", probes.name().value());
                json.writeStringField("custody", ProbeJson.word(probes.retention(removals.now())));
                json.writeStringField("because", removals.because(probes));
                json.writeEndObject();
            }
            json.writeEndArray();
            ProbeJson.notLooked(json, removals.inventory().notLooked());
        });
    }
}
