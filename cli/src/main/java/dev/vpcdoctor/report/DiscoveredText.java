package dev.vpcdoctor.report;

import dev.vpcdoctor.diagnosis.TargetDiagnosis;
import dev.vpcdoctor.network.discovery.DiscoveredTargets;
import dev.vpcdoctor.network.discovery.TargetHint;
import java.util.List;

/** Where the targets are from that nobody named, below the answers. */
record DiscoveredText(TextLines lines) {

    void write(DiscoveredTargets discovered, List<TargetDiagnosis> targets) {
        if (!discovered.targets().isEmpty()) {
            lines.wrapped(0, Tone.PLAIN, "No target was named (--to). Guessed for lack of one:");
            for (DiscoveredTargets.Guess guess : discovered.targets()) {
                lines.wrapped(2, Tone.PLAIN, label(guess.target().asked(), targets) + ": from " + hints(guess.hints()));
            }
        }
        if (!discovered.passedOver().isEmpty()) {
            lines.wrapped(0, Tone.PLAIN, "Not looked at:");
            discovered.passedOver().forEach(one -> lines.wrapped(2, Tone.PLAIN, one.what() + ": " + one.because()));
        }
        lines.gap();
    }

    private static String hints(List<TargetHint> hints) {
        return Words.list(hints.stream().map(TargetHint::says).distinct().toList());
    }

    /** As the headline of the target calls it. */
    private static String label(String asked, List<TargetDiagnosis> targets) {
        return targets.stream()
                .filter(target -> target.asked().equals(asked))
                .map(TargetDiagnosis::label)
                .findFirst()
                .orElse(asked);
    }
}
