package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Confidence;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.diagnosis.witness.Comparison;
import dev.vpcdoctor.diagnosis.witness.Naming;
import dev.vpcdoctor.diagnosis.witness.Sighting.Connecting;
import dev.vpcdoctor.network.walk.Destination.Nature;
import java.util.Optional;

/** The name servers say that there is no such name. */
public final class NameDoesNotExist implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "name-does-not-exist",
            Chapter.NAMES,
            Severity.ERROR,
            Expectation.NAME_NOT_FOUND,
            "The name server that the function asks says that the name does not exist, or that it " + "has no address.",
            "Connections fail at once, with ENOTFOUND or UnknownHostException.",
            "A name that a private zone elsewhere holds is private-zone-not-visible; a name server "
                    + "that does not answer is dns-timed-out.",
            "Correct the name; a database or endpoint that was deleted takes its name along.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        Met unnamed = Met.where(
                about, one -> isGone(one.sighting().naming()) && one.sighting().connecting() == Connecting.NOT_TRIED);
        if (unnamed.isEmpty() || !PrivateZoneNotVisible.zones(about).isEmpty()) {
            return Optional.empty();
        }
        boolean sure = unnamed.where().stream().allMatch(Comparison::sure) && !isToldByConfiguration(about);
        boolean exists = unnamed.where().stream().anyMatch(one -> one.sighting().naming() == Naming.NO_ADDRESS);
        return Optional.of(unnamed.cause(EXPLANATION, sure ? Confidence.CERTAIN : Confidence.LIKELY)
                .summary("The name of " + about.target() + (exists ? " has no address" : " does not exist")
                        + " where the function asks."));
    }

    static boolean isGone(Naming naming) {
        return naming == Naming.NO_SUCH_NAME || naming == Naming.NO_ADDRESS;
    }

    /** Whether a fact of AWS tells what the name means: then it is strange that nobody knows it. */
    private static boolean isToldByConfiguration(Examination about) {
        return about.paths().target().places().stream()
                .anyMatch(place -> place.destination().placement().isPresent()
                        || place.destination().nature() instanceof Nature.AwsService);
    }
}
