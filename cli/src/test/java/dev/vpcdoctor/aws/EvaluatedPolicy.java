package dev.vpcdoctor.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.network.policy.Decision;
import dev.vpcdoctor.network.policy.Request;
import dev.vpcdoctor.network.policy.RequestContext;
import dev.vpcdoctor.network.policy.RequestedResource;
import dev.vpcdoctor.network.policy.RoleEvaluation;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.snapshot.SnapshotAnswers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A policy as it is printed, and what it allows whoever has nothing else. */
public final class EvaluatedPolicy {
    private final JsonNode document;
    private final RoleEvaluation evaluation;

    private EvaluatedPolicy(JsonNode document) {
        this.document = document;
        ObjectNode role = JsonNodeFactory.instance
                .objectNode()
                .put("RoleName", "caller")
                .put("Arn", "arn:aws:iam::123456789012:role/caller");
        role.putArray("RolePolicyList").addObject().put("PolicyName", "printed").set("PolicyDocument", document);
        role.putArray("AttachedManagedPolicies");
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("RoleDetailList").add(role);
        answer.putArray("Policies");
        this.evaluation =
                new RoleEvaluation(NetworkReader.read(SnapshotAnswers.snapshot("roles.json", answer.toString()))
                        .network()
                        .all(Role.class)
                        .iterator()
                        .next());
    }

    public static EvaluatedPolicy of(String json) {
        try {
            return new EvaluatedPolicy(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError("what is printed is no JSON", e);
        }
    }

    /** Whether it allows for certain; what the context does not hold, the request has not. */
    public boolean allows(Authorization asked) {
        RequestContext context = new RequestContext();
        for (Map.Entry<String, String> key : asked.context().entrySet()) {
            context = context.with(key.getKey(), key.getValue());
        }
        for (String key : keys()) {
            context = asked.context().containsKey(key) ? context : context.without(key);
        }
        return evaluation.of(
                        new Request(asked.action(), List.of(new RequestedResource.Named(asked.resource())), context))
                instanceof Decision.Allowed;
    }

    /** All actions that it names. */
    public Set<String> actions() {
        Set<String> actions = new TreeSet<>();
        for (JsonNode statement : document.path("Statement")) {
            JsonNode named = statement.path("Action");
            if (named.isTextual()) {
                actions.add(named.asText());
            }
            named.forEach(action -> actions.add(action.asText()));
        }
        return actions;
    }

    private Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        document.path("Statement")
                .forEach(statement -> statement
                        .path("Condition")
                        .forEach(test -> test.fieldNames().forEachRemaining(keys::add)));
        return keys;
    }
}
