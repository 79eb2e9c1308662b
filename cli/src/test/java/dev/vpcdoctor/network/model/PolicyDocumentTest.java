package dev.vpcdoctor.network.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDocumentTest {

    @ParameterizedTest
    @CsvSource({
        "*, abc, true",
        "a*c, abbc, true",
        "a?c, abc, true",
        "a?c, ac, false",
        "a*, b, false",
        "a*b*c, axxbyyc, true",
        "ABC, abc, false",
    })
    void starsAndQuestionMarksMatch(String pattern, String text, boolean matches) {
        assertThat(PolicyDocument.matches(pattern, text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "bucket/*, bucket/, true",
        "bucket/public/*, bucket/, true",
        "*/public/*, bucket/, true",
        "b?cket*x, bucket/, true",
        "*, bucket/, true",
        "bucket, bucket/, false",
        "bucket-2/*, bucket/, false",
        "buck, bucket/, false",
    })
    void aPatternMayCoverSomethingThatBeginsInACertainWay(String pattern, String beginning, boolean may) {
        assertThat(PolicyDocument.mayMatchFrom(pattern, beginning)).isEqualTo(may);
    }
}
