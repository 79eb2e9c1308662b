package dev.vpcdoctor.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What IAM is asked because of calls: with which resource, with which tags, and what else the same call takes
 * (docs.aws.amazon.com/service-authorization/latest/reference, columns "Resource types" and "Dependent actions").
 */
final class Authorizations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCOUNT = "123456789012";

    private final Set<Authorization> all = new LinkedHashSet<>();
    private final Set<Authorization> recent = new LinkedHashSet<>();
    private final Map<String, String> arnsOfRoles = new HashMap<>();
    private final Map<String, Map<String, String>> tagsOfResources = new HashMap<>();

    synchronized Set<Authorization> all() {
        return Set.copyOf(all);
    }

    synchronized Set<Authorization> recent() {
        return Set.copyOf(recent);
    }

    /** What the account holds is remembered. */
    synchronized void forgetRecent() {
        recent.clear();
    }

    synchronized void add(ApiCall call, URI uri, String body) {
        switch (call.service()) {
            case "lambda" -> lambda(call, uri, body);
            case "iam" -> iam(call, fields(body));
            case "logs" -> logs(call, body);
            default -> ask(new Authorization(call.operation()));
        }
    }

    private void ask(Authorization asked) {
        all.add(asked);
        recent.add(asked);
    }

    private void lambda(ApiCall call, URI uri, String body) {
        String[] path = uri.getPath().split("/", -1);
        switch (call.action()) {
            case "CreateFunction" -> {
                JsonNode wanted = json(body);
                make(call, function(wanted.path("FunctionName").asText()), "lambda:TagResource", tags(wanted, "Tags"));
                ask(new Authorization(
                        "iam:PassRole",
                        wanted.path("Role").asText(),
                        Map.of("iam:PassedToService", "lambda.amazonaws.com")));
                if (!wanted.path("VpcConfig").path("SubnetIds").isEmpty()) {
                    ask(new Authorization("ec2:DescribeSecurityGroups"));
                    ask(new Authorization("ec2:DescribeSubnets"));
                    ask(new Authorization("ec2:DescribeVpcs"));
                }
            }
            case "ListFunctions", "ListEventSourceMappings" -> ask(new Authorization(call.operation()));
            case "ListTags" -> about(call, uri.getPath().replaceFirst("^.*/tags/", ""));
            case "TagResource" -> tag(call, uri.getPath().replaceFirst("^.*/tags/", ""), tags(json(body), "Tags"));
            default -> about(call, function(path[3]));
        }
    }

    private void iam(ApiCall call, Map<String, String> fields) {
        String role = fields.get("RoleName");
        if (role == null) {
            ask(new Authorization(call.operation(), fields.getOrDefault("PolicyArn", "*"), Map.of()));
        } else if (call.action().equals("CreateRole")) {
            String arn = "arn:aws:iam::" + ACCOUNT + ":role" + fields.getOrDefault("Path", "/") + role;
            arnsOfRoles.put(role, arn);
            make(call, arn, "iam:TagRole", tags(fields));
        } else if (call.action().equals("TagRole")) {
            tag(call, arnsOfRoles.getOrDefault(role, "arn:aws:iam::" + ACCOUNT + ":role/" + role), tags(fields));
        } else {
            // One that was not made by a call from here is a template's, or the world's.
            String path = role.startsWith("vpc-doctor-probe-") ? "/vpc-doctor/" : "/";
            about(call, arnsOfRoles.getOrDefault(role, "arn:aws:iam::" + ACCOUNT + ":role" + path + role));
        }
    }

    private void logs(ApiCall call, String body) {
        JsonNode wanted = json(body);
        if (call.action().equals("CreateLogGroup")) {
            make(call, logGroup(wanted), "logs:TagResource", tags(wanted, "tags"));
        } else if (call.action().equals("TagResource")) {
            tag(call, wanted.path("resourceArn").asText(), tags(wanted, "tags"));
        } else if (wanted.has("resourceArn")) {
            about(call, wanted.path("resourceArn").asText());
        } else if (wanted.has("logGroupName")) {
            about(call, logGroup(wanted));
        } else {
            ask(new Authorization(call.operation()));
        }
    }

    /** What has tags when it is made takes the permission to give them, too. */
    private void make(ApiCall call, String arn, String tagging, Map<String, String> tags) {
        Map<String, String> context = new TreeMap<>();
        tags.forEach((key, value) -> context.put("aws:RequestTag/" + key, value));
        ask(new Authorization(call.operation(), arn, context));
        if (!tags.isEmpty()) {
            ask(new Authorization(tagging, arn, context));
        }
        tagsOfResources.put(arn, tags);
    }

    private void tag(ApiCall call, String arn, Map<String, String> tags) {
        Map<String, String> context = about(arn);
        tags.forEach((key, value) -> context.put("aws:RequestTag/" + key, value));
        ask(new Authorization(call.operation(), arn, context));
        tagsOfResources.put(arn, tags);
    }

    private void about(ApiCall call, String arn) {
        ask(new Authorization(call.operation(), arn, about(arn)));
    }

    private Map<String, String> about(String arn) {
        Map<String, String> context = new TreeMap<>();
        tagsOfResources
                .getOrDefault(arn, Map.of())
                .forEach((key, value) -> context.put("aws:ResourceTag/" + key, value));
        return context;
    }

    private static String function(String nameOrArn) {
        return nameOrArn.startsWith("arn:")
                ? nameOrArn
                : "arn:aws:lambda:" + AwsWorld.REGION + ":" + ACCOUNT + ":function:" + nameOrArn;
    }

    private static String logGroup(JsonNode wanted) {
        return "arn:aws:logs:" + AwsWorld.REGION + ":" + ACCOUNT + ":log-group:"
                + wanted.path("logGroupName").asText();
    }

    private static Map<String, String> tags(JsonNode wanted, String field) {
        Map<String, String> tags = new TreeMap<>();
        wanted.path(field)
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return tags;
    }

    private static Map<String, String> tags(Map<String, String> fields) {
        Map<String, String> tags = new TreeMap<>();
        for (int i = 1; fields.containsKey("Tags.member." + i + ".Key"); i++) {
            tags.put(fields.get("Tags.member." + i + ".Key"), fields.get("Tags.member." + i + ".Value"));
        }
        return tags;
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no call of AWS has such a body: " + body, e);
        }
    }

    private static Map<String, String> fields(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String field : body.split("&", -1)) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts.length == 2 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return fields;
    }
}
