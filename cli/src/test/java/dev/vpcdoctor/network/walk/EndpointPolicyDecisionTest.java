package dev.vpcdoctor.network.walk;

import static dev.vpcdoctor.network.walk.EndpointPolicyDecision.PolicyEffect.ALLOWS;
import static dev.vpcdoctor.network.walk.EndpointPolicyDecision.PolicyEffect.DENIES;
import static dev.vpcdoctor.network.walk.EndpointPolicyDecision.PolicyEffect.DEPENDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Condition;
import dev.vpcdoctor.network.model.PolicyDocument.Principal;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import dev.vpcdoctor.network.walk.EndpointPolicyDecision.PolicyEffect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointPolicyDecisionTest {
    private static final String BUCKET = "arn:aws:s3:::orders";
    private static final String OBJECTS = BUCKET + "/*";
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders";
    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf";

    @Test
    void theDefaultPolicyAllowsAll() {
        assertThat(of("s3", BUCKET, PolicyDocument.FULL_ACCESS)).isEqualTo(ALLOWS);
        assertThat(of("s3", null, PolicyDocument.FULL_ACCESS)).isEqualTo(ALLOWS);
    }

    @Test
    void aPolicyWithoutAnyStatementThatAllowsDenies() {
        assertThat(s3(deny("s3:DeleteBucket", "*"))).isEqualTo(DENIES);
    }

    @Test
    void aBucketAndItsObjectsTogetherAreTheWholeBucket() {
        assertThat(s3(allow("s3:*", BUCKET, OBJECTS))).isEqualTo(ALLOWS);
        assertThat(s3(allow("s3:*", BUCKET + "*"))).isEqualTo(ALLOWS);
        assertThat(s3(allow("s3:*", "arn:aws:s3:::*"))).isEqualTo(ALLOWS);
    }

    @Test
    void onlyTheBucketOrOnlyItsObjectsDependOnTheRequest() {
        assertThat(s3(allow("s3:*", BUCKET))).isEqualTo(DEPENDS);
        assertThat(s3(allow("s3:*", OBJECTS))).isEqualTo(DEPENDS);
        assertThat(s3(allow("s3:*", BUCKET + "/public/*"))).isEqualTo(DEPENDS);
    }

    @Test
    void aPatternForSomeObjectsOfAllBucketsConcernsThisBucketToo() {
        assertThat(s3(allow("s3:*", "arn:aws:s3:::*/public/*"))).isEqualTo(DEPENDS);
        assertThat(s3(allow("s3:*", "arn:aws:s3:::o*/report-?.csv"))).isEqualTo(DEPENDS);
    }

    @Test
    void anotherBucketIsDenied() {
        assertThat(s3(allow("s3:*", "arn:aws:s3:::archive", "arn:aws:s3:::archive/*")))
                .isEqualTo(DENIES);
        assertThat(s3(allow("s3:*", "arn:aws:s3:::orders-archive/*"))).isEqualTo(DENIES);
    }

    @Test
    void whereNoBucketIsKnownAPolicyForSomeDoesNotDecide() {
        assertThat(of("s3", null, policy(allow("s3:*", BUCKET, OBJECTS)))).isEqualTo(DEPENDS);
        assertThat(of("s3", null, policy(allow("s3:*", "arn:aws:s3:::*")))).isEqualTo(ALLOWS);
        assertThat(of("s3", null, policy(allow("*", "*"), deny("s3:*", "arn:aws:s3:::*"))))
                .isEqualTo(DENIES);
    }

    @Test
    void someActionsDependOnTheRequest() {
        assertThat(s3(allow("s3:GetObject", "*"))).isEqualTo(DEPENDS);
        assertThat(s3(allow("s3:Get*", "*"))).isEqualTo(DEPENDS);
    }

    @Test
    void actionsOfAnotherServiceDoNotHelp() {
        assertThat(s3(allow("dynamodb:*", "*"))).isEqualTo(DENIES);
    }

    @Test
    void actionsAreReadWithoutRegardToCase() {
        assertThat(s3(allow("S3:*", "*"))).isEqualTo(ALLOWS);
    }

    @Test
    void aDenyForEverybodyWinsOverEveryAllow() {
        assertThat(s3(allow("*", "*"), deny("s3:*", BUCKET, OBJECTS))).isEqualTo(DENIES);
        assertThat(s3(allow("*", "*"), deny("s3:*", "arn:aws:s3:::archive/*"))).isEqualTo(ALLOWS);
    }

    @Test
    void aDenyOfSomeActionsDependsOnTheRequest() {
        assertThat(s3(allow("*", "*"), deny("s3:Delete*", "*"))).isEqualTo(DEPENDS);
    }

    @Test
    void notActionMeansAllButThese() {
        assertThat(s3(notActions(true, "ec2:*"))).isEqualTo(ALLOWS);
        assertThat(s3(notActions(true, "s3:*"))).isEqualTo(DENIES);
        assertThat(s3(notActions(true, "s3:DeleteBucket"))).isEqualTo(DEPENDS);
        assertThat(s3(allow("*", "*"), notActions(false, "s3:*"))).isEqualTo(ALLOWS);
        assertThat(s3(allow("*", "*"), notActions(false, "ec2:*"))).isEqualTo(DENIES);
    }

    @Test
    void notResourceMeansAllButThese() {
        assertThat(s3(allow("*", "*"), notResources(false, BUCKET, OBJECTS))).isEqualTo(ALLOWS);
        assertThat(s3(allow("*", "*"), notResources(false, "arn:aws:s3:::archive", "arn:aws:s3:::archive/*")))
                .isEqualTo(DENIES);
        assertThat(s3(allow("*", "*"), notResources(false, BUCKET))).isEqualTo(DEPENDS);
        assertThat(s3(notResources(true, BUCKET, OBJECTS))).isEqualTo(DENIES);
    }

    @Test
    void aConditionDependsOnWhoAsks() {
        Condition organization = new Condition("StringEquals", "aws:PrincipalOrgID", List.of("o-1"));
        Statement ofTheOrganization = allow("*", "*").under(organization);
        Statement notOfTheOrganization = deny("*", "*").under(organization);

        assertThat(s3(ofTheOrganization)).isEqualTo(DEPENDS);
        assertThat(s3(allow("*", "*"), notOfTheOrganization)).isEqualTo(DEPENDS);
        assertThat(s3(allow("*", "*"), ofTheOrganization)).isEqualTo(ALLOWS);
    }

    @Test
    void anAccountOrARoleAsPrincipalDependsOnWhoAsks() {
        Statement ofAnAccount = new Statement(
                true,
                List.of("*"),
                false,
                List.of("*"),
                false,
                List.of(new Principal("AWS", "123456789012")),
                false,
                List.of(),
                "{}");

        assertThat(s3(ofAnAccount)).isEqualTo(DEPENDS);
    }

    @Test
    void aPolicyVariableDependsOnWhoAsks() {
        assertThat(s3(allow(
                        "s3:*", "arn:aws:s3:::${aws:PrincipalTag/team}", "arn:aws:s3:::${aws:PrincipalTag/team}/*")))
                .isEqualTo(DEPENDS);
    }

    @Test
    void aSecretHasNoParts() {
        assertThat(of("secretsmanager", SECRET, policy(allow("secretsmanager:*", SECRET))))
                .isEqualTo(ALLOWS);
        assertThat(of("secretsmanager", SECRET, policy(allow("secretsmanager:*", SECRET + "x"))))
                .isEqualTo(DENIES);
    }

    @Test
    void aTableHasIndexesOfItsOwn() {
        assertThat(of("dynamodb", TABLE, policy(allow("dynamodb:*", TABLE)))).isEqualTo(DEPENDS);
        assertThat(of("dynamodb", TABLE, policy(allow("dynamodb:*", TABLE, TABLE + "/*"))))
                .isEqualTo(ALLOWS);
    }

    @Test
    void whereItIsNotKnownHowTheServicesActionsBeginTheyMayBeItsOwn() {
        assertThat(of("dkr", null, policy(allow("ecr:*", "*")))).isEqualTo(DEPENDS);
        assertThat(of("dkr", null, policy(allow("*", "*")))).isEqualTo(ALLOWS);
    }

    private static PolicyEffect s3(Statement... statements) {
        return of("s3", BUCKET, policy(statements));
    }

    private static PolicyEffect of(String service, String arn, PolicyDocument policy) {
        return new EndpointPolicyDecision(policy, service, Optional.ofNullable(arn)).decide();
    }

    private static PolicyDocument policy(Statement... statements) {
        return new PolicyDocument("{", List.of(statements));
    }

    private static Statement allow(String action, String... resources) {
        return statement(true, List.of(action), false, List.of(resources), false);
    }

    private static Statement deny(String action, String... resources) {
        return statement(false, List.of(action), false, List.of(resources), false);
    }

    private static Statement notActions(boolean allow, String... actions) {
        return statement(allow, List.of(actions), true, List.of("*"), false);
    }

    private static Statement notResources(boolean allow, String... resources) {
        return statement(allow, List.of("*"), false, List.of(resources), true);
    }

    private static Statement statement(
            boolean allow, List<String> actions, boolean notActions, List<String> resources, boolean notResources) {
        return new Statement(
                allow,
                actions,
                notActions,
                resources,
                notResources,
                List.of(Principal.EVERYBODY),
                false,
                List.of(),
                "{}");
    }
}
