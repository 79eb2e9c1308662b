package dev.vpcdoctor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vpcdoctor.aws.probe.ProbePlacement;
import dev.vpcdoctor.aws.probe.SubnetProbe;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What came of deploying probes for programs, version 1: {@code probe-deployment-v1.schema.json} describes it. */
public final class ProbeDeploymentJson implements Renderer<ProbeDeploymentReport> {

    @Override
    public String render(ProbeDeploymentReport deployment) {
        return JsonText.object((json, text) -> {
            ProbePlacement placement = deployment.order().placement();
            json.writeStringField("account", deployment.account());
            json.writeStringField("region", deployment.region());
            json.writeStringField("name", deployment.deployed().name().value());
            json.writeBooleanField("kept", deployment.isKept());
            text.text("function", placement.function());
            text.texts("securityGroupIds", placement.securityGroupIds());
            text.texts("mayReach", ProbeJson.entries(deployment.order().allowList()));
            text.text(
                    "expires",
                    Optional.of(deployment.expires().truncatedTo(ChronoUnit.SECONDS))
                            .filter(any -> deployment.isKept())
                            .map(Object::toString));
            json.writeArrayFieldStart("subnets");
            for (SubnetProbe probe : deployment.deployed().probes()) {
                subnet(json, probe);
            }
            json.writeEndArray();
            json.writeFieldName("removal");
            if (deployment.deployed().removal().isPresent()) {
                json.writeStartObject();
                ProbeJson.removal(json, text, deployment.deployed().removal().get());
                json.writeEndObject();
            } else {
                json.writeNull();
            }
            text.texts("remarks", deployment.deployed().remarks());
        });
    }

    private static void subnet(JsonGenerator json, SubnetProbe probe) throws IOException {
        json.writeStartObject();
        json.writeStringField("subnetId", probe.subnetId());
        switch (probe) {
            case SubnetProbe.Ready ready -> {
                json.writeStringField("functionName", ready.functionName());
                json.writeNullField("failure");
            }
            case SubnetProbe.NotReady not -> {
                json.writeNullField("functionName");
                json.writeObjectFieldStart("failure");
                json.writeStringField("code", not.failure().code());
                json.writeStringField("message", not.failure().message());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }
}
