package dev.vpcdoctor.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Refuses what is not the whole answer to the call. The SDK reads an empty body, or the XML of a proxy's log-in page, as
 * an answer with nothing in it; a VPC without subnets would be the wrong conclusion.
 */
final class AnswerCheck implements ExecutionInterceptor {
    /** Says nothing where nothing is reserved. */
    private static final String MAY_BE_EMPTY = "GetFunctionConcurrency";

    /** What is answered with nothing, by services that speak JSON. */
    private static final Set<String> WITHOUT_ANSWER =
            Set.of("DeleteFunction", "CreateLogGroup", "PutRetentionPolicy", "DeleteLogGroup", "TagResource");

    /** Answered with whatever the function says, which is read by whoever invoked it. */
    private static final String ANSWERED_BY_THE_FUNCTION = "Invoke";

    /** What the answer of a JSON service always holds; those of the others have a name. */
    private static final Map<String, String> MEMBERS = Map.ofEntries(
            Map.entry("GetFunctionConfiguration", "FunctionName"),
            Map.entry(MAY_BE_EMPTY, "ReservedConcurrentExecutions"),
            Map.entry("ListFunctions", "Functions"),
            Map.entry("ListEventSourceMappings", "EventSourceMappings"),
            Map.entry("DescribeMountTargets", "MountTargets"),
            Map.entry("GetServiceQuota", "Quota"),
            Map.entry("GetAWSDefaultServiceQuota", "Quota"),
            Map.entry("FilterLogEvents", "events"),
            Map.entry("DescribeLogGroups", "logGroups"),
            Map.entry("CreateFunction", "FunctionName"),
            Map.entry("PutFunctionConcurrency", "ReservedConcurrentExecutions"),
            Map.entry("ListTags", "Tags"),
            Map.entry("ListTagsForResource", "tags"));

    private static final Pattern ROOT =
            Pattern.compile("\\A\\uFEFF?\\s*(?:<\\?xml[^>]*\\?>)?\\s*(?:<!--.*?-->\\s*)*<(\\w+)", Pattern.DOTALL);
    private static final int START = 1000;

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        SdkHttpResponse response = context.httpResponse();
        if (!response.isSuccessful()) {
            return context.responseBody();
        }
        try {
            byte[] body = context.responseBody().isPresent()
                    ? context.responseBody().get().readAllBytes()
                    : new byte[0];
            String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
            check(body, response, operation);
            return Optional.of(new ByteArrayInputStream(body));
        } catch (AnswerNotUnderstoodException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            // Of this the SDK knows that it may pass, and asks again.
            throw SdkClientException.create("the connection broke within the answer", e);
        }
    }

    private static void check(byte[] body, SdkHttpResponse response, String operation)
            throws AnswerNotUnderstoodException {
        Optional<String> length = response.firstMatchingHeader("Content-Length");
        if (length.isPresent() && !length.get().equals(Integer.toString(body.length))) {
            throw new AnswerNotUnderstoodException("the answer was cut off after " + body.length + " bytes");
        }
        if (operation.equals(ANSWERED_BY_THE_FUNCTION) || (body.length == 0 && WITHOUT_ANSWER.contains(operation))) {
            return;
        }
        Optional<String> member = Optional.ofNullable(MEMBERS.get(operation));
        boolean isEmpty = operation.equals(MAY_BE_EMPTY)
                && text(body, body.length).replaceAll("\\s", "").equals("{}");
        boolean understood = isEmpty
                || (member.isPresent()
                        ? text(body, body.length).contains("\"" + member.get() + "\"")
                        : rootOf(text(body, START)).equals(operation + "Response"));
        if (!understood) {
            throw new AnswerNotUnderstoodException(
                    "what came back is not AWS's answer: is there a proxy between, or is the endpoint wrong?");
        }
    }

    private static String text(byte[] body, int most) {
        return new String(body, 0, Math.min(most, body.length), StandardCharsets.UTF_8);
    }

    private static String rootOf(String start) {
        Matcher root = ROOT.matcher(start);
        return root.find() ? root.group(1) : "";
    }
}
