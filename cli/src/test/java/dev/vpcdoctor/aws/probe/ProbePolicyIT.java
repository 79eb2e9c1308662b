package dev.vpcdoctor.aws.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.aws.Authorization;
import dev.vpcdoctor.aws.EvaluatedPolicy;
import dev.vpcdoctor.aws.IamPolicy;
import dev.vpcdoctor.aws.Permissions;
import dev.vpcdoctor.aws.PythonEnvironment;
import dev.vpcdoctor.shared.ProbeRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The policy of probes against what the API server really received, both ways. What IAM asks beside the calls themselves is
 * named in {@code Authorizations}: who gives tags, passes a role, or connects a function to a VPC must be allowed that too.
 */
class ProbePolicyIT {
    @RegisterExtension
    static final Account ACCOUNT = new Account();

    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeEach
    void build() {
        ACCOUNT.build();
    }

    @Test
    void everyCallOfAWholeLifeIsAllowedAndNothingElseIs() {
        ACCOUNT.run(ACCOUNT.order());
        keepLookAndRemove(ACCOUNT.orderToKeep(Duration.ofHours(2)));

        isExactlyWhatCame(ProbePermissions.toDeploy(Optional.empty()));
    }

    @Test
    void withARoleThatIsThereNothingOfRolesMayBeChanged() {
        try (ProbeAccount open = ACCOUNT.open()) {
            // Of another deployment, whose tags are read as well.
            open.deploy(ACCOUNT.orderToKeep(Duration.ofHours(2)), RecordingListener.NOTHING);
        }
        ACCOUNT.live.proxy.breakWith((call, attempt) -> Optional.empty());
        keepLookAndRemove(new ProbeOrder(
                ACCOUNT.placement(),
                "db.example.com:5432",
                Optional.of(Account.GIVEN_ROLE),
                Duration.ofHours(2),
                true));

        IamPolicy policy = ProbePermissions.toDeploy(Optional.of(Account.GIVEN_ROLE));
        isExactlyWhatCame(policy);
        assertThat(policy.actions().filter(action -> action.startsWith("iam:")))
                .containsExactlyInAnyOrder("iam:ListRoles", "iam:ListRoleTags", "iam:PassRole");
    }

    @Test
    void whoOnlyUsesAProbeMayDoNothingButInvokeIt() {
        try (ProbeAccount open = ACCOUNT.open()) {
            ProbeName name = open.deploy(ACCOUNT.orderToKeep(Duration.ofHours(2)), RecordingListener.NOTHING)
                    .name();
            ACCOUNT.live.proxy.breakWith((call, attempt) -> Optional.empty());
            DeployedProbes found = open.inventory().probes().get(0);

            assertThat(open.look(found, ProbeRequest.of()).reports()).hasSize(2);

            isExactlyWhatCame(ProbePermissions.toUse(name));
        }
    }

    @Test
    void whoSendsNothingMayOnlySeeWhatIsLeft() {
        try (ProbeAccount open = ACCOUNT.open()) {
            open.deploy(ACCOUNT.orderToKeep(Duration.ZERO), RecordingListener.NOTHING);
            ACCOUNT.live.proxy.breakWith((call, attempt) -> Optional.empty());

            assertThat(open.traces().leftovers(Instant.now())).hasSize(1);
        }
        isExactlyWhatCame(ProbePermissions.toSeeLeftovers());
    }

    private static void keepLookAndRemove(ProbeOrder order) {
        try (ProbeAccount open = ACCOUNT.open()) {
            ProbeName name = open.deploy(order, RecordingListener.NOTHING).name();
            DeployedProbes found = open.inventory().probes().stream()
                    .filter(probes -> probes.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(open.look(found, ProbeRequest.of()).reports()).hasSize(2);
            assertThat(open.remove(found).isWhole()).isTrue();
        }
    }

    private static void isExactlyWhatCame(IamPolicy policy) {
        List<Authorization> asked = ACCOUNT.live.proxy.authorizations().stream()
                // Nobody needs a permission for it.
                .filter(one -> !one.action().equals("sts:GetCallerIdentity"))
                .toList();
        EvaluatedPolicy evaluated = EvaluatedPolicy.of(policy.toJson());
        assertThat(asked)
                .allSatisfy(
                        one -> assertThat(evaluated.allows(one)).as("%s", one).isTrue());
        assertThat(asked.stream().map(Authorization::action)).containsAll(evaluated.actions());
        assertThat(permittedByMoto(policy, asked)).hasSameSizeAs(asked).doesNotContain(false);
    }

    static List<IamPolicy> printed() {
        return List.of(
                IamPolicy.of(Permissions.READING, ProbePermissions.toSeeLeftovers()),
                IamPolicy.of(ProbePermissions.toReadTheFunction(), ProbePermissions.toDeploy(Optional.empty())),
                ProbePermissions.toDeploy(Optional.of(Account.GIVEN_ROLE)),
                ProbePermissions.toUse(ProbeName.given("orders").orElseThrow()),
                IamPolicy.of(Permissions.READING, ProbePermissions.toDeploy(Optional.empty())));
    }

    /** It knows AWS's own list of actions, of the resources that they take, and of their condition keys. */
    @ParameterizedTest
    @MethodSource("printed")
    void aLinterOfPoliciesFindsNothingButThatWhatIsReadIsReadEverywhere(IamPolicy policy) {
        List<String> findings = new ArrayList<>();
        judged(policy, List.of()).path("findings").forEach(finding -> findings.add(finding.asText()));

        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding).startsWith("RESOURCE_STAR");
            assertThat(finding)
                    .doesNotContain(":Create", ":Delete", ":Put", ":Tag", ":Pass", ":Invoke", "lambda:ListTags");
        });
    }

    /** IAM takes 6,144 characters in a managed policy, of which spaces do not count. */
    @ParameterizedTest
    @MethodSource("printed")
    void aManagedPolicyHasRoomForIt(IamPolicy policy) {
        assertThat(policy.toJson().replaceAll("\\s", "")).hasSizeLessThan(6_144);
        assertThat(policy.statements()).extracting(IamPolicy.Statement::id).doesNotHaveDuplicates();
        assertThat(policy.statements())
                .allSatisfy(statement ->
                        assertThat(new TreeSet<>(statement.actions())).containsExactlyElementsOf(statement.actions()));
    }

    private static List<Boolean> permittedByMoto(IamPolicy policy, List<Authorization> asked) {
        return StreamSupport.stream(judged(policy, asked).path("permitted").spliterator(), false)
                .map(JsonNode::asBoolean)
                .toList();
    }

    private static JsonNode judged(IamPolicy policy, List<Authorization> asked) {
        try {
            ObjectNode question = JSON.createObjectNode();
            question.set("policy", JSON.readTree(policy.toJson()));
            question.set("asked", JSON.valueToTree(asked));
            return JSON.readTree(PythonEnvironment.run("/policies/judge.py", question.toString()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON", e);
        }
    }
}
