package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import java.util.List;

/** The findings about a target as a whole, which no failure mode makes. */
public final class OverallFindings {
    public static final FindingCode NETWORK_IS_FINE = new FindingCode("network-is-fine", ExpectedEvidence.OPEN);

    public static final FindingCode NOT_ENOUGH_EVIDENCE =
            new FindingCode("not-enough-evidence", ExpectedEvidence.NOT_KNOWN);

    public static final FindingCode ONE_SUBNET_BROKEN =
            new FindingCode("one-subnet-broken", ExpectedEvidence.PARTLY_LOST);

    /** All of them, for those who list the catalogue. */
    static final List<FindingCode> ALL = List.of(ONE_SUBNET_BROKEN, NETWORK_IS_FINE, NOT_ENOUGH_EVIDENCE);

    private OverallFindings() {}
}
