package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.CallFailure;
import java.time.Duration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/**
 * Why nothing was seen from a subnet.
 *
 * @param code AWS's own, such as {@code AccessDeniedException} or {@code SubnetOutOfIPAddresses}, or a word of ours
 * @param message for a person, one line
 */
public record ProbeFailure(String subnetId, Stage stage, String code, String message) {

    /** How far it came. */
    public enum Stage {
        /** A call that makes the probe was not answered as wanted. */
        DEPLOYMENT,
        /** Lambda made the function and could not connect it to the subnet: the function itself may meet the same. */
        CONNECTION,
        /** It could not be invoked. */
        INVOCATION,
        /** It ran, and failed or had no time. */
        FUNCTION,
        /** What it answered is no report. */
        REPORT,
        /** Somebody interrupted. */
        INTERRUPTED
    }

    /** The call that did not give what was wanted, as IAM names it. */
    public String operation() {
        return switch (stage) {
            case DEPLOYMENT, INTERRUPTED -> "lambda:CreateFunction";
            case CONNECTION -> "lambda:GetFunctionConfiguration";
            case INVOCATION, FUNCTION, REPORT -> "lambda:InvokeFunction";
        };
    }

    /** Whether AWS did not let the caller do it. */
    public boolean isRefused() {
        return CallFailure.isRefusal(code);
    }

    static ProbeFailure of(String subnetId, Stage stage, FailedOperation call) {
        return new ProbeFailure(subnetId, stage, call.failure().code(), call.says());
    }

    static ProbeFailure interrupted(String subnetId) {
        return new ProbeFailure(subnetId, Stage.INTERRUPTED, "Interrupted", "interrupted before the probe was ready");
    }

    static ProbeFailure stillPending(String subnetId, Duration waited) {
        return new ProbeFailure(
                subnetId,
                Stage.CONNECTION,
                "Pending",
                "Lambda has not connected the probe to " + subnetId + " within " + waited.toSeconds()
                        + " s: it is still Pending");
    }

    static ProbeFailure notConnected(String subnetId, GetFunctionConfigurationResponse function) {
        return new ProbeFailure(
                subnetId,
                Stage.CONNECTION,
                function.stateReasonCodeAsString() == null ? "Failed" : function.stateReasonCodeAsString(),
                "Lambda could not connect the probe to " + subnetId + ": "
                        + (function.stateReason() == null ? "it does not say why" : function.stateReason()));
    }
}
