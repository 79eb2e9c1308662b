package dev.vpcdoctor.report;

import dev.vpcdoctor.aws.probe.ProbeFailure;
import dev.vpcdoctor.aws.probe.SubnetReport;
import dev.vpcdoctor.report.ProbeRunReport.NotAsked;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What probes saw for a person: each subnet, each host, each attempt with its times. Never a conclusion. */
public final class ProbeRunText implements Renderer<ProbeRunReport> {
    private static final int HOST = 2;
    private static final int ATTEMPT = 4;
    private static final int ASKED = 18;
    private static final int OUTCOME = 16;
    private static final String NO_HOST = "the whole";

    private final Page page;

    public ProbeRunText(Page page) {
        this.page = page;
    }

    @Override
    public String render(ProbeRunReport report) {
        TextLines lines = new TextLines(page);
        for (SubnetReport subnet : report.inOrder()) {
            lines.gap();
            switch (subnet) {
                case SubnetReport.Seen seen -> seen(lines, seen);
                case SubnetReport.NotSeen not -> notSeen(lines, not.failure());
            }
        }
        lines.gap();
        for (NotAsked not : report.notAsked()) {
            lines.marked(
                    StatusMark.UNSURE,
                    Tone.PLAIN,
                    "no packets to " + not.target() + ": " + not.because(),
                    Tone.PLAIN,
                    "");
        }
        lines.gap();
        lines.wrapped(
                0,
                Tone.FAINT,
                String.join(
                        " · ",
                        report.account(),
                        report.region(),
                        report.outcome().name().value(),
                        report.outcome()
                                .removal()
                                .map(removal -> removal.isWhole() ? "removed again" : "not removed whole")
                                .orElse("stays")));
        return lines.toString();
    }

    private static void seen(TextLines lines, SubnetReport.Seen seen) {
        String groups = Words.list(seen.securityGroupIds().stream().sorted().toList());
        lines.edged(
                0,
                Tone.STRONG,
                "From " + seen.subnetId() + " with " + groups,
                Tone.FAINT,
                TimeText.micros(seen.report().durationMicros()));
        seen.report()
                .refusal()
                .ifPresent(why -> lines.wrapped(HOST, Tone.PLAIN, "The probe refused what it was asked: " + why));
        Map<String, List<Observation>> byHost = new LinkedHashMap<>();
        seen.report()
                .observations()
                .forEach(one -> byHost.computeIfAbsent(one.asked().name().orElse(NO_HOST), any -> new ArrayList<>())
                        .add(one));
        byHost.forEach((host, observations) -> {
            lines.line(" ".repeat(HOST) + host);
            observations.forEach(one -> attempt(lines, one));
        });
    }

    private static void notSeen(TextLines lines, ProbeFailure failure) {
        lines.wrapped(0, Tone.STRONG, "From " + failure.subnetId() + ": nothing was seen");
        String code = failure.message().contains(failure.code()) ? "" : " (" + failure.code() + ")";
        lines.wrapped(HOST, Tone.PLAIN, failure.message() + code);
    }

    private static void attempt(TextLines lines, Observation one) {
        String times = one.phases().stream()
                .map(phase -> phase.name() + " " + TimeText.micros(phase.durationMicros()))
                .collect(Collectors.joining(", "));
        String seen =
                what(one).map(what -> (times.isEmpty() ? "" : ", ") + what).orElse("");
        String asked = asked(one);
        lines.labelled(
                ATTEMPT,
                asked
                        + " ".repeat(Math.max(1, ASKED - asked.length()))
                        + one.outcome().word(),
                ASKED + OUTCOME,
                times + seen);
        one.reason().ifPresent(why -> lines.wrapped(ATTEMPT + 2, Tone.FAINT, why));
    }

    /** {@code dns A}, {@code tcp 5432}, {@code postgresql 5432}. */
    private static String asked(Observation one) {
        String what = one.asked().what().orElse("");
        if (one.layer() == Layer.DNS) {
            return ("dns " + what).strip();
        }
        String word = one.layer() == Layer.SERVICE && !what.isEmpty()
                ? what
                : one.layer().word();
        return word + one.asked().port().map(port -> " " + port).orElse("");
    }

    /** The addresses that a name means, or the address that was tried. */
    private static Optional<String> what(Observation one) {
        if (one.details() instanceof Details.Dns dns) {
            return Optional.of(
                            dns.records().stream().map(Details.DnsRecord::data).collect(Collectors.joining(", ")))
                    .filter(text -> !text.isEmpty());
        }
        return one.layer() == Layer.DNS
                ? Optional.empty()
                : one.asked().address().map(address -> "at " + address);
    }
}
