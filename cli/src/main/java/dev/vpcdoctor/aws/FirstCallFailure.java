package dev.vpcdoctor.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vpcdoctor.network.target.FunctionFinder;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says why nothing can be said, and what to do. */
final class FirstCallFailure {
    private final AwsClients aws;
    private final Calls calls;

    FirstCallFailure(AwsClients aws, Calls calls) {
        this.aws = aws;
        this.calls = calls;
    }

    /** The exception that tells why there is no function. */
    RuntimeException explain(FunctionReference asked, CallResult answer) {
        boolean notFound = answer.failure()
                .filter(failure -> failure.cause() == CallFailure.Cause.NOT_FOUND)
                .isPresent();
        return notFound ? unknown(asked) : refusal(ResourceKind.FUNCTION.operation(), answer);
    }

    /** The exception that tells why a call without which nothing can be said was not answered. */
    RuntimeException refusal(String operation, CallResult answer) {
        CallFailure failure = answer.failure()
                .orElse(new CallFailure(
                        CallFailure.Cause.NOT_ANSWERED, "NotUnderstood", "what came back is not AWS's answer"));
        return new AwsRefusedException(
                switch (failure.cause()) {
                    case NO_CREDENTIALS ->
                        "there are no AWS credentials any more: "
                                + aws.credentials().renewal() + ". " + failure.message();
                    case EXPIRED_CREDENTIALS ->
                        "the AWS credentials have expired: " + aws.credentials().renewal();
                    case BAD_CREDENTIALS ->
                        "AWS does not accept the credentials (" + failure.code()
                                + "): is it the right --profile, is " + aws.region()
                                + " switched on for the account, and is this machine's clock right?";
                    case REFUSED ->
                        "AWS refused " + operation + " (" + failure.code() + "): " + failure.message()
                                + ". 'vpc-doctor iam-policy' prints the policy that is needed";
                    case THROTTLED ->
                        "AWS throttles " + operation + " (" + failure.code() + "), and answered no repetition:"
                                + " wait a minute, and find out who else asks so much in this account";
                    case NOT_ANSWERED, NOT_FOUND, OTHER ->
                        "AWS gave no usable answer to " + operation + " in " + aws.region() + " (" + failure.code()
                                + "): " + failure.message()
                                + ". Is the region right, and is the network of this machine?"
                                + RegionChoice.doubt(aws.region());
                });
    }

    private NotInAwsException unknown(FunctionReference asked) {
        List<String> names = names();
        String where = " in " + aws.region() + " of this account";
        if (asked.qualifier().isPresent() && names.contains(asked.shortName())) {
            return new NotInAwsException("the function " + asked.shortName() + where + " has no alias or version "
                    + asked.qualifier().get());
        }
        List<String> near = FunctionFinder.nearest(asked.shortName(), names);
        String hint = near.isEmpty()
                ? ": is it the right --region and --profile?"
                : "; did you mean " + String.join(" or ", near) + "? Else: is it the right --region and --profile?";
        return new NotInAwsException("there is no function " + asked.shortName() + where + hint);
    }

    /** The names of all functions, as far as they may be listed. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        SnapshotCall question = new SnapshotCall(
                "lambda:ListFunctions",
                SnapshotCall.one(ResourceKind.FUNCTION).file(),
                Optional.of("Functions"),
                Optional.empty());
        CallResult functions =
                calls.await(calls.askPart(question, () -> aws.lambda().listFunctionsPaginator()));
        for (JsonNode function : functions.path("Functions")) {
            names.add(function.path("FunctionName").asText());
        }
        return names;
    }
}
