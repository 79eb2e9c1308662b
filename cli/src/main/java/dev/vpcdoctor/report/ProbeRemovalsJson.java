package dev.vpcdoctor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vpcdoctor.aws.probe.DeployedProbes;
import dev.vpcdoctor.aws.probe.Removal.Leftover;
import dev.vpcdoctor.report.ProbeRemovals.Removed;
import java.io.IOException;

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
                text.texts("removed", one.removal().removed());
                json.writeArrayFieldStart("leftBehind");
                for (Leftover left : one.removal().leftBehind()) {
                    leftover(json, text, left);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("leftAlone");
            for (DeployedProbes probes : removals.leftAlone()) {
                json.writeStartObject();
                json.writeStringField("name", probes.name().value());
                json.writeStringField("custody", ProbeJson.word(probes.custody(removals.now())));
                json.writeStringField("because", removals.because(probes));
                json.writeEndObject();
            }
            json.writeEndArray();
            ProbeJson.notLooked(json, removals.inventory().notLooked());
        });
    }

    private static void leftover(JsonGenerator json, JsonText text, Leftover left) throws IOException {
        json.writeStartObject();
        json.writeStringField("what", left.what());
        json.writeStringField("because", left.because());
        text.texts("byHand", left.byHand());
        json.writeEndObject();
    }
}
