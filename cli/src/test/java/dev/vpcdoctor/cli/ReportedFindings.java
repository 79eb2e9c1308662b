package dev.vpcdoctor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;

/**
 * What a report claims: how sure it is of each finding about each target.
 *
 * @param sureness by {@code code target}
 * @param notRead the operations that it says it could not read
 */
record ReportedFindings(Map<String, Integer> sureness, Set<String> notRead) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WEAKEST_FIRST = List.of("possible", "likely", "certain");

    /** What may be said of anything when too little is known. */
    private static final String UNKNOWN = "not-enough-evidence";

    static ReportedFindings of(Run run) {
        JsonNode report;
        try {
            report = JSON.readTree(run.out());
        } catch (JsonProcessingException e) {
            throw new AssertionError(run.out() + run.err(), e);
        }
        Map<String, Integer> sureness = new TreeMap<>();
        for (JsonNode finding : report.path("findings")) {
            String code = finding.path("code").asText();
            int sure = WEAKEST_FIRST.indexOf(finding.path("confidence").asText());
            if (finding.path("targets").isEmpty()) {
                sureness.put(code, sure);
            }
            finding.path("targets").forEach(target -> sureness.put(code + " " + target.asText(), sure));
        }
        Set<String> notRead = new TreeSet<>();
        report.path("notRead").forEach(one -> notRead.add(one.path("operation").asText()));
        return new ReportedFindings(sureness, notRead);
    }

    /** Holds this against what is said when everything could be read: less may be said, and never anything else. */
    void assertNothingBut(ReportedFindings whole, SoftAssertions each, String what) {
        sureness.forEach((claim, sure) -> {
            if (!claim.startsWith(UNKNOWN)) {
                each.assertThat(whole.sureness).as("%s: is it so", what).containsKey(claim);
                each.assertThat(sure)
                        .as("%s: how sure is %s", what, claim)
                        .isLessThanOrEqualTo(whole.sureness.getOrDefault(claim, sure));
            }
        });
    }
}
