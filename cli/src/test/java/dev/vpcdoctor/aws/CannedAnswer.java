package dev.vpcdoctor.aws;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * An answer that did not come from the server.
 *
 * @param delay before it is sent
 * @param sent how many bytes of the body are sent before the connection breaks; as a rule all
 * @param served whether the server is asked all the same, so that what was wanted is done and nobody hears of it
 */
public record CannedAnswer(
        int status,
        String contentType,
        Map<String, String> headers,
        String body,
        Duration delay,
        int sent,
        boolean served) {

    private static CannedAnswer whole(int status, String contentType, Map<String, String> headers, String body) {
        return new CannedAnswer(status, contentType, headers, body, Duration.ZERO, Integer.MAX_VALUE, false);
    }

    /** An error in the words of the service that was called. */
    public static CannedAnswer error(ApiCall call, int status, String code, String message) {
        if (call.speaksJson()) {
            return whole(
                    status,
                    "application/json",
                    Map.of("x-amzn-ErrorType", code),
                    "{\"__type\": \"" + code + "\", \"Message\": \"" + message + "\", \"message\": \"" + message
                            + "\"}");
        }
        String error = "<Code>" + code + "</Code><Message>" + message + "</Message>";
        String body = call.service().equals("ec2")
                ? "<Response><Errors><Error>" + error + "</Error></Errors><RequestID>r-1</RequestID></Response>"
                : "<ErrorResponse><Error><Type>Sender</Type>" + error
                        + "</Error><RequestId>r-1</RequestId></ErrorResponse>";
        return whole(status, "text/xml", Map.of(), body);
    }

    /** Any text, as if it were a good answer. */
    public static CannedAnswer text(String contentType, String body) {
        return whole(200, contentType, Map.of(), body);
    }

    /** What Lambda answers when a function ran and failed. */
    public static CannedAnswer functionError(String body) {
        return whole(200, "application/json", Map.of("X-Amz-Function-Error", "Unhandled"), body);
    }

    /** The same with another body. */
    public CannedAnswer saying(String other) {
        return new CannedAnswer(status, contentType, headers, other, delay, sent, served);
    }

    public CannedAnswer after(Duration longer) {
        return new CannedAnswer(status, contentType, headers, body, longer, sent, served);
    }

    /** Announced whole, and broken off. */
    public CannedAnswer cutOffAfter(int bytes) {
        return new CannedAnswer(status, contentType, headers, body, delay, bytes, served);
    }

    /** In place of the server's answer, and not of its work. */
    public CannedAnswer afterServing() {
        return new CannedAnswer(status, contentType, headers, body, delay, sent, true);
    }

    /** What AWS answers and the server does not know: Block Public Access is off, no quota was ever changed. */
    static Optional<CannedAnswer> thatTheServerLacks(ApiCall call) {
        String xml = switch (call.operation()) {
            case "ec2:DescribeVpcBlockPublicAccessOptions" ->
                "<vpcBlockPublicAccessOptions><awsAccountId>123456789012</awsAccountId><awsRegion>eu-west-1</awsRegion>"
                        + "<state>default-state</state><internetGatewayBlockMode>off</internetGatewayBlockMode>"
                        + "</vpcBlockPublicAccessOptions>";
            case "ec2:DescribeVpcBlockPublicAccessExclusions" -> "<vpcBlockPublicAccessExclusionSet/>";
            case "elasticache:DescribeServerlessCaches" ->
                "<DescribeServerlessCachesResult><ServerlessCaches/></DescribeServerlessCachesResult>";
            default -> "";
        };
        if (!xml.isEmpty()) {
            String name = call.action() + "Response";
            return Optional.of(text("text/xml", "<" + name + "><requestId>r-1</requestId>" + xml + "</" + name + ">"));
        }
        return switch (call.operation()) {
            case "servicequotas:GetServiceQuota" ->
                Optional.of(error(call, 400, "NoSuchResourceException", "The quota was never changed"));
            case "servicequotas:GetAWSDefaultServiceQuota" ->
                Optional.of(text(
                        "application/x-amz-json-1.1",
                        "{\"Quota\": {\"ServiceCode\": \"lambda\", \"QuotaCode\": \"L-9FEE3D26\", \"Value\": 500.0}}"));
            default -> Optional.empty();
        };
    }

    void send(HttpExchange exchange) throws IOException, InterruptedException {
        Thread.sleep(delay);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes, 0, Math.min(sent, bytes.length));
        exchange.getResponseBody().flush();
    }
}
