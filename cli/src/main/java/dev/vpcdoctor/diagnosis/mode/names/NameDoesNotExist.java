package dev.vpcdoctor.diagnosis.mode.names;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.ObservedOutcome;
import dev.vpcdoctor.diagnosis.witness.Comparison;
import dev.vpcdoctor.diagnosis.witness.NameOutcome;
import dev.vpcdoctor.diagnosis.witness.TargetObservations.Connecting;
import dev.vpcdoctor.network.walk.Destination.Nature;
import java.util.Optional;

/** The name servers say that there is no such name. */
public final class NameDoesNotExist implements FailureMode {
    private static final FindingCode CODE = new FindingCode("name-does-not-exist", ExpectedEvidence.NAME_NOT_FOUND);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        ObservedOutcome unnamed = ObservedOutcome.where(
                about,
                one -> isGone(one.observed().nameOutcome()) && one.observed().connecting() == Connecting.NOT_TRIED);
        if (unnamed.isEmpty() || !PrivateZoneNotVisible.zones(about).isEmpty()) {
            return Optional.empty();
        }
        boolean sure = unnamed.where().stream().allMatch(Comparison::sure) && !isToldByConfiguration(about);
        boolean exists =
                unnamed.where().stream().anyMatch(one -> one.observed().nameOutcome() == NameOutcome.NO_ADDRESS);
        return Optional.of(unnamed.cause(CODE, sure ? Confidence.CERTAIN : Confidence.LIKELY)
                .summary("The name of " + about.target() + (exists ? " has no address" : " does not exist")
                        + " where the function asks."));
    }

    static boolean isGone(NameOutcome nameOutcome) {
        return nameOutcome == NameOutcome.NO_SUCH_NAME || nameOutcome == NameOutcome.NO_ADDRESS;
    }

    /** Whether a fact of AWS tells what the name means: then it is strange that nobody knows it. */
    private static boolean isToldByConfiguration(Examination about) {
        return about.paths().target().places().stream()
                .anyMatch(place -> place.destination().placement().isPresent()
                        || place.destination().nature() instanceof Nature.AwsService);
    }
}
