package dev.vpcdoctor.aws.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vpcdoctor.aws.AwsClients;
import dev.vpcdoctor.aws.CallFailure;
import dev.vpcdoctor.aws.probe.ProbeFailure.Stage;
import dev.vpcdoctor.shared.MalformedJsonException;
import dev.vpcdoctor.shared.ProbeReport;
import dev.vpcdoctor.shared.ProbeRequest;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Invokes a probe and reads its report. */
final class ProbeInvocation {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsClients aws;
    private final ProbeRequest request;

    ProbeInvocation(AwsClients aws, ProbeRequest request) {
        this.aws = aws;
        this.request = request;
    }

    /** Invokes. Whatever goes wrong is the result. */
    SubnetReport of(SubnetProbe.Ready probe, Set<String> securityGroupIds) {
        try {
            InvokeResponse response = SdkCall.call(
                    "lambda:InvokeFunction",
                    () -> aws.invoking()
                            .invoke(r -> r.functionName(probe.functionName())
                                    .invocationType(InvocationType.REQUEST_RESPONSE)
                                    .payload(SdkBytes.fromUtf8String(request.toJson()))));
            String answer = response.payload() == null ? "" : response.payload().asUtf8String();
            if (response.functionError() != null) {
                return new SubnetReport.NotSeen(functionError(probe.subnetId(), response.functionError(), answer));
            }
            return new SubnetReport.Seen(probe.subnetId(), securityGroupIds, ProbeReport.fromJson(answer));
        } catch (CallFailedException e) {
            return new SubnetReport.NotSeen(ProbeFailure.of(probe.subnetId(), Stage.INVOCATION, e.call()));
        } catch (MalformedJsonException e) {
            return new SubnetReport.NotSeen(new ProbeFailure(
                    probe.subnetId(),
                    Stage.REPORT,
                    "NotUnderstood",
                    "what " + probe.functionName() + " answered is no report of a probe: "
                            + CallFailure.oneLine(e.getMessage())));
        }
    }

    private static ProbeFailure functionError(String subnetId, String kind, String answer) {
        String message = "it does not say why";
        String type = kind;
        try {
            JsonNode error = JSON.readTree(answer);
            type = error.path("errorType").asText(kind);
            message = error.path("errorMessage").asText(message);
        } catch (JsonProcessingException e) {
            message = "its error cannot be read";
        }
        return new ProbeFailure(
                subnetId, Stage.FUNCTION, type, "the probe ran and failed: " + CallFailure.oneLine(message));
    }
}
