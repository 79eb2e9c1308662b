package dev.vpcdoctor.aws;

import com.sun.net.httpserver.HttpExchange;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as IAM sees it.
 *
 * @param service by which the request was signed, which is its prefix in IAM
 * @param action such as {@code DescribeVpcs}
 * @param accessKey with which the request was signed; empty if it was not
 */
public record ApiCall(String service, String action, String accessKey) {
    private static final Pattern SCOPE = Pattern.compile("Credential=([^/]+)/[^/]+/[^/]+/([^/]+)/aws4_request");
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z0-9]+)");

    static ApiCall of(HttpExchange exchange, String body) {
        Matcher scope =
                SCOPE.matcher(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .orElse(""));
        boolean signed = scope.find();
        String service = signed ? prefix(scope.group(2)) : "unsigned";
        String key = signed ? scope.group(1) : "";
        String path = exchange.getRequestURI().getPath();
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            return new ApiCall(service, target.substring(target.indexOf('.') + 1), key);
        }
        Matcher action = ACTION.matcher(body);
        return new ApiCall(service, action.find() ? action.group(1) : ofPath(exchange.getRequestMethod(), path), key);
    }

    /** CloudWatch has another name in signatures. */
    private static String prefix(String signedFor) {
        return signedFor.equals("monitoring") ? "cloudwatch" : signedFor;
    }

    /** Services with an API of paths. */
    private static String ofPath(String method, String path) {
        if (path.matches(".*/functions/[^/]+/configuration")) {
            return "GetFunctionConfiguration";
        } else if (path.matches(".*/functions/[^/]+/concurrency")) {
            return method.equals("PUT") ? "PutFunctionConcurrency" : "GetFunctionConcurrency";
        } else if (path.matches(".*/functions/?")) {
            return method.equals("POST") ? "CreateFunction" : "ListFunctions";
        } else if (path.matches(".*/functions/[^/]+/invocations")) {
            return "InvokeFunction";
        } else if (path.matches(".*/functions/[^/]+") && method.equals("DELETE")) {
            return "DeleteFunction";
        } else if (path.matches(".*/tags/.+") && method.equals("GET")) {
            return "ListTags";
        } else if (path.matches(".*/tags/.+") && method.equals("POST")) {
            return "TagResource";
        } else if (path.matches(".*/event-source-mappings/?")) {
            return "ListEventSourceMappings";
        } else if (path.endsWith("/mount-targets")) {
            return "DescribeMountTargets";
        } else if (path.endsWith("/hostedzonesbyvpc")) {
            return "ListHostedZonesByVPC";
        } else if (path.endsWith("/rrset")) {
            return "ListResourceRecordSets";
        } else if (path.equals("/federation/credentials")) {
            return "GetRoleCredentials";
        }
        throw new IllegalArgumentException("no operation of AWS is known at " + path);
    }

    /** As IAM names it, {@code ec2:DescribeVpcs}. */
    public String operation() {
        return service + ":" + action;
    }

    /** Whether its answers are JSON; of the others they are XML. */
    public boolean speaksJson() {
        return Set.of("lambda", "servicequotas", "elasticfilesystem", "logs").contains(service);
    }
}
