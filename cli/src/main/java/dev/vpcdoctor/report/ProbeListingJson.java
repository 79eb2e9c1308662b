package dev.vpcdoctor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vpcdoctor.aws.probe.DeployedProbes;
import dev.vpcdoctor.aws.probe.DeployedProbes.ProbeFunction;
import java.io.IOException;
import java.time.Instant;

/** The probes of an account for programs, version 1: {@code probe-list-v1.schema.json} describes it. */
public final class ProbeListingJson implements Renderer<ProbeListing> {

    @Override
    public String render(ProbeListing listing) {
        return JsonText.object((json, text) -> {
            json.writeStringField("account", listing.account());
            json.writeStringField("region", listing.region());
            json.writeArrayFieldStart("probes");
            for (DeployedProbes probes : listing.inventory().probes()) {
                write(json, text, probes, listing.now());
            }
            json.writeEndArray();
            ProbeJson.notLooked(json, listing.inventory().notLooked());
        });
    }

    private static void write(JsonGenerator json, JsonText text, DeployedProbes probes, Instant now)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", probes.name().value());
        json.writeStringField("custody", ProbeJson.word(probes.retention(now)));
        text.text("function", probes.function());
        text.text("owner", probes.owner());
        text.text("created", probes.created().map(Instant::toString));
        text.text("expires", probes.expires().map(Instant::toString));
        json.writeArrayFieldStart("functions");
        for (ProbeFunction probeFunction : probes.functions()) {
            json.writeStartObject();
            json.writeStringField("name", probeFunction.functionName());
            text.texts("subnetIds", probeFunction.subnetIds());
            text.texts(
                    "securityGroupIds",
                    probeFunction.securityGroupIds().stream().sorted().toList());
            text.texts("mayReach", ProbeJson.entries(probeFunction.allowList()));
            json.writeEndObject();
        }
        json.writeEndArray();
        text.texts("consistsOf", probes.what());
        json.writeEndObject();
    }
}
