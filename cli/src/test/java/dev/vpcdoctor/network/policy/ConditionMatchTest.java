package dev.vpcdoctor.network.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.PolicyDocument.Condition;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * As AWS's guide tells it
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
 */
class ConditionMatchTest {
    private static final RequestContext CONTEXT = new RequestContext()
            .with("aws:RequestedRegion", "eu-west-1")
            .with("aws:PrincipalArn", "arn:aws:iam::123456789012:role/checkout")
            .with("aws:ViaAWSService", "false")
            .without("lambda:SourceFunctionArn");

    @ParameterizedTest
    @CsvSource({
        "StringEquals, eu-west-1, YES",
        "StringEquals, EU-WEST-1, NO",
        "StringEquals, eu-*, NO",
        "StringEquals, us-east-1;eu-west-1, YES",
        "StringEqualsIgnoreCase, EU-WEST-1, YES",
        "StringNotEquals, us-east-1;eu-central-1, YES",
        "StringNotEquals, us-east-1;eu-west-1, NO",
        "StringNotEqualsIgnoreCase, EU-WEST-1, NO",
        "StringLike, eu-*, YES",
        "StringLike, eu-????-1, YES",
        "StringLike, us-*, NO",
        "StringNotLike, us-*, YES",
        "StringNotLike, us-*;eu-*, NO",
        "StringEqualsIfExists, us-east-1, NO",
        "ForAnyValue:StringEquals, eu-west-1, YES",
        "ForAllValues:StringEquals, us-east-1, NO",
        "Null, true, NO",
        "Null, false, YES",
        "StringEquals, ${aws:PrincipalTag/region}, UNKNOWN",
        "StringNotEquals, ${aws:PrincipalTag/region}, UNKNOWN",
        "NumericEquals, 1, UNKNOWN",
    })
    void aKeyThatIsKnownIsCompared(String operator, String values, Match expected) {
        assertThat(match(operator, "aws:requestedregion", values)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ArnEquals, arn:aws:iam::123456789012:role/checkout, YES",
        "ArnEquals, arn:aws:iam::123456789012:role/check*, YES",
        "ArnLike, arn:aws:iam::*:role/checkout, YES",
        "ArnNotLike, arn:aws:iam::*:role/admin, YES",
        "ArnNotEquals, arn:aws:iam::*:role/*, NO",
    })
    void arnsAreComparedByTheirPatterns(String operator, String values, Match expected) {
        assertThat(match(operator, "aws:PrincipalArn", values)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ArnEquals, NO",
        "ArnLike, NO",
        "StringEquals, NO",
        "Bool, NO",
        "ArnNotEquals, YES",
        "StringNotLike, YES",
        "ArnEqualsIfExists, YES",
        "ArnNotEqualsIfExists, YES",
        "ForAllValues:StringEquals, YES",
        "ForAnyValue:StringEquals, NO",
        "ForAnyValue:StringNotEquals, NO",
        "ForAnyValue:StringEqualsIfExists, NO",
    })
    void aKeyThatTheRequestDoesNotHaveFitsOnlyWhatMustNotBe(String operator, Match expected) {
        assertThat(match(operator, "lambda:SourceFunctionArn", "arn:aws:lambda:eu-west-1:123456789012:function:x"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"true, YES", "false, NO"})
    void nullAsksWhetherAKeyIsAbsent(String value, Match expected) {
        assertThat(match("Null", "lambda:SourceFunctionArn", value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"true, NO", "False, YES"})
    void truthKnowsNoCase(String value, Match expected) {
        assertThat(match("Bool", "aws:ViaAWSService", value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals",
        "StringNotEquals",
        "StringEqualsIfExists",
        "Null",
        "ForAllValues:StringLike",
        "IpAddress"
    })
    void aKeyOfWhichNobodyToldIsUnknown(String operator) {
        assertThat(match(operator, "aws:PrincipalTag/team", "orders")).isEqualTo(Match.UNKNOWN);
    }

    private static Match match(String operator, String key, String values) {
        return new ConditionMatch(new Condition(operator, key, List.of(values.split(";", -1)))).in(CONTEXT);
    }
}
