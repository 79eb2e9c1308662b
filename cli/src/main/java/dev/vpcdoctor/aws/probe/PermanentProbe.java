package dev.vpcdoctor.aws.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Probes that somebody deploys for good, by whatever deploys the rest of the account. They are what
 * {@link ProbeDeployment} makes, but that they stay: the same functions, role and log group under names by which they are
 * found.
 *
 * @param allowList what they may connect to, as {@code VPC_DOCTOR_ALLOW} takes it
 */
public record PermanentProbe(ProbeName name, ProbePlacement placement, String allowList) {
    /** In the role's policy: the ARN of all streams of the log group, which only the deployment knows. */
    public static final String LOG_STREAMS = "ALL-STREAMS-OF-THE-LOG-GROUP";

    public static final String RUNTIME = FunctionCreation.RUNTIME;
    public static final String ARCHITECTURE = FunctionCreation.ARCHITECTURE;
    public static final String HANDLER = ProbeJar.HANDLER;
    public static final int TIMEOUT_SECONDS = FunctionCreation.TIMEOUT_SECONDS;
    public static final int MEMORY_MEGABYTES = FunctionCreation.MEMORY_MEGABYTES;
    public static final int RESERVED_EXECUTIONS = ProbeDeployment.RESERVED_EXECUTIONS;
    public static final int RETENTION_DAYS = 14;
    public static final String ROLE_PATH = ProbeName.ROLE_PATH;
    public static final String POLICY_NAME = RolePolicies.NAME;

    private static final Pattern SUBNET = Pattern.compile("subnet-[0-9a-z]{1,17}");
    private static final Pattern GROUP = Pattern.compile("sg-[0-9a-z]{1,17}");

    /** Refuses what would not be found again, or says something else where it is written. */
    public PermanentProbe {
        require("a subnet", SUBNET, placement.subnetIds());
        require("a security group", GROUP, placement.securityGroupIds());
        if (allowList.isEmpty() || allowList.length() > ProbeOrder.LONGEST_ALLOW_LIST) {
            throw new IllegalArgumentException("the list of what a probe may connect to has 1 to "
                    + ProbeOrder.LONGEST_ALLOW_LIST + " characters, and this one " + allowList.length());
        }
    }

    private static void require(String what, Pattern form, List<String> ids) {
        for (String id : ids) {
            if (!form.matcher(id).matches()) {
                throw new IllegalArgumentException("'" + id + "' is not the id of " + what);
            }
        }
        if (ids.isEmpty() || ids.stream().distinct().count() != ids.size()) {
            throw new IllegalArgumentException(what + " is missing, or is there twice");
        }
    }

    public String functionName(String subnetId) {
        return name.function(subnetId);
    }

    public String description() {
        return placement.description();
    }

    public String roleName() {
        return name.role();
    }

    public String logGroup() {
        return name.logGroup();
    }

    public Map<String, String> tags() {
        return ProbeTags.permanent(placement).asMap();
    }

    /** Who may assume the role. */
    public JsonNode trustPolicy() {
        try {
            return new ObjectMapper().readTree(RolePolicies.TRUST);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the trust policy is our own text", e);
        }
    }

    /** What the role may do, with {@link #LOG_STREAMS} in it. */
    public JsonNode permissions() {
        return RolePolicies.permissions("arn:*:lambda:*:*:function:" + name + "-*", LOG_STREAMS)
                .toTree();
    }
}
