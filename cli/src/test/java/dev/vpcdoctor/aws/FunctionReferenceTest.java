package dev.vpcdoctor.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionReferenceTest {

    @Test
    void aNameWithAnAliasIsANameAndAQualifier() {
        assertThat(FunctionReference.parse("checkout:live"))
                .isEqualTo(new FunctionReference("checkout", Optional.of("live"), Optional.empty()));
    }

    @Test
    void anArnTellsItsRegion() {
        String arn = "arn:aws-cn:lambda:cn-north-1:123456789012:function:checkout";

        assertThat(FunctionReference.parse(arn + ":$LATEST"))
                .isEqualTo(new FunctionReference(arn, Optional.of("$LATEST"), Optional.of("cn-north-1")));
        assertThat(FunctionReference.parse(arn).shortName()).isEqualTo("checkout");
    }

    @Test
    void aPartialArnHasNoRegion() {
        assertThat(FunctionReference.parse("123456789012:function:checkout:7"))
                .isEqualTo(new FunctionReference("123456789012:function:checkout", Optional.of("7"), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "check out", "arn:aws:s3:::bucket", "../secrets", "a:b:c"})
    void whatNoFunctionCanBeCalledIsRefused(String text) {
        assertThatThrownBy(() -> FunctionReference.parse(text))
                .isInstanceOf(NotInAwsException.class)
                .hasMessageContaining("'" + text + "'");
    }
}
