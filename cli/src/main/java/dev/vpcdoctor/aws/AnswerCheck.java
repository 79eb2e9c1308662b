package dev.vpcdoctor.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Set<String> JSON_SERVICES = Set.of("lambda", "efs", "servicequotas");
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
            String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
            check(body, response, service, operation);
            return Optional.of(new ByteArrayInputStream(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(byte[] body, SdkHttpResponse response, String service, String operation)
            throws AnswerNotUnderstoodException {
        Optional<String> length = response.firstMatchingHeader("Content-Length");
        if (length.isPresent() && !length.get().equals(Integer.toString(body.length))) {
            throw new AnswerNotUnderstoodException("the answer was cut off after " + body.length + " bytes");
        }
        String start = new String(body, 0, Math.min(START, body.length), StandardCharsets.UTF_8);
        boolean understood = JSON_SERVICES.contains(service.replace(" ", "").toLowerCase(Locale.ROOT))
                ? start.stripLeading().startsWith("{")
                : rootOf(start).equals(operation + "Response");
        if (!understood) {
            throw new AnswerNotUnderstoodException(
                    "what came back is not AWS's answer: is there a proxy between, or is the endpoint wrong?");
        }
    }

    private static String rootOf(String start) {
        Matcher root = ROOT.matcher(start);
        return root.find() ? root.group(1) : "";
    }
}
