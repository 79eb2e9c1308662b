package dev.vpcdoctor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.TargetDiagnosis;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Fix;
import dev.vpcdoctor.network.discovery.DiscoveredTargets;
import dev.vpcdoctor.network.discovery.TargetHint;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.Status;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** The diagnosis for programs, version 1: {@code diagnosis-v1.schema.json} describes it. */
public final class DiagnosisJson implements Renderer<Diagnosis> {

    @Override
    public String render(Diagnosis diagnosis) {
        return JsonText.object((json, text) -> new Report(json, text).write(diagnosis));
    }

    private record Report(JsonGenerator json, JsonText text) {
        void write(Diagnosis diagnosis) throws IOException {
            json.writeStringField("verdict", diagnosis.outcome().toString());
            function(diagnosis.function(), diagnosis.vpcId());
            discovered(diagnosis.discovered());
            json.writeArrayFieldStart("targets");
            for (TargetDiagnosis target : diagnosis.targets()) {
                target(target);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("findings");
            for (Finding finding : diagnosis.findings()) {
                finding(finding);
            }
            json.writeEndArray();
            text.notRead(diagnosis.notRead());
            text.texts("remarks", diagnosis.remarks());
        }

        private void function(LambdaFunction function, Optional<String> vpcId) throws IOException {
            json.writeObjectFieldStart("function");
            json.writeStringField("name", function.name());
            json.writeStringField("arn", function.arn());
            text.text("region", function.region());
            text.text("vpcId", vpcId);
            text.texts(
                    "subnetIds", function.vpcConfig().map(VpcConfig::subnetIds).orElse(List.of()));
            text.texts(
                    "securityGroupIds",
                    function.vpcConfig().map(VpcConfig::securityGroupIds).orElse(List.of()));
            text.text("state", function.state().map(Status::value));
            json.writeEndObject();
        }

        private void discovered(Optional<DiscoveredTargets> discovered) throws IOException {
            if (discovered.isEmpty()) {
                json.writeNullField("discovered");
                return;
            }
            json.writeObjectFieldStart("discovered");
            json.writeArrayFieldStart("targets");
            for (DiscoveredTargets.Guess guess : discovered.get().targets()) {
                json.writeStartObject();
                json.writeStringField("target", guess.target().asked());
                json.writeArrayFieldStart("clues");
                for (TargetHint hint : guess.hints()) {
                    json.writeStartObject();
                    json.writeStringField("kind", hint.kind().toString());
                    json.writeStringField("name", hint.name());
                    json.writeStringField("says", hint.says());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("passedOver");
            for (DiscoveredTargets.PassedOver one : discovered.get().passedOver()) {
                json.writeStartObject();
                json.writeStringField("what", one.what());
                json.writeStringField("because", one.because());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }

        private void target(TargetDiagnosis target) throws IOException {
            json.writeStartObject();
            json.writeStringField("target", target.asked());
            text.text("address", target.address());
            text.number("port", target.port());
            json.writeStringField("verdict", target.verdict().toString());
            text.paths(target.paths().stream()
                    .map(path -> new ReportedPath(path.path(), path.current(), path.observed()))
                    .toList());
            json.writeEndObject();
        }

        private void finding(Finding finding) throws IOException {
            json.writeStartObject();
            json.writeStringField("code", finding.code());
            json.writeStringField("severity", finding.severity().toString());
            json.writeStringField("confidence", finding.confidence().toString());
            json.writeStringField("summary", finding.summary());
            text.texts("targets", finding.targets());
            text.texts("resources", finding.resources());
            text.texts("subnetIds", finding.subnetIds());
            json.writeArrayFieldStart("evidence");
            for (Evidence evidence : finding.evidence()) {
                json.writeStartObject();
                json.writeStringField("kind", evidence.kind().toString());
                json.writeBooleanField("supports", evidence.supports());
                json.writeStringField("says", evidence.says());
                text.text("from", Optional.of(evidence.from()).filter(from -> !from.isEmpty()));
                json.writeEndObject();
            }
            json.writeEndArray();
            if (finding.fix().isPresent()) {
                fix(finding.fix().get());
            } else {
                json.writeNullField("fix");
            }
            json.writeStringField("reference", finding.kind().reference());
            json.writeEndObject();
        }

        private void fix(Fix fix) throws IOException {
            json.writeObjectFieldStart("fix");
            json.writeStringField("summary", fix.summary());
            text.texts("commands", Commands.joined(fix.commands()));
            json.writeBooleanField("checked", fix.checked());
            if (fix.monthlyCostUsd().isPresent()) {
                json.writeNumberField(
                        "monthlyCostUsd", cents(fix.monthlyCostUsd().get()));
            } else {
                json.writeNullField("monthlyCostUsd");
            }
            json.writeEndObject();
        }

        private static BigDecimal cents(double usd) {
            BigDecimal rounded =
                    BigDecimal.valueOf(usd).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
            return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
        }
    }
}
