package dev.vpcdoctor.report;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.target.PathFinder.FromSubnet;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The walk alone as text: the answer, each path hop by hop, and what would tell where something is not known. */
public final class WalkText implements Renderer<WalkReport> {
    private final Page page;
    private final String evidence;

    /**
     * A text on a page.
     *
     * @param evidence where the facts are from, such as {@code from a snapshot}
     */
    public WalkText(Page page, String evidence) {
        this.page = page;
        this.evidence = evidence;
    }

    @Override
    public String render(WalkReport walk) {
        TextLines lines = new TextLines(page);
        Verdict verdict = walk.paths().verdict();
        lines.headline(StatusMark.of(verdict), answer(walk, verdict), verdict.toString());
        lines.gap();
        new PathsText(lines).write(WalkPaths.of(walk.paths()));
        Set<String> toKnow = new LinkedHashSet<>();
        for (FromSubnet from : walk.paths().fromSubnets()) {
            if (from.subnet() instanceof Fact.Unknown<Subnet> unknown) {
                lines.wrapped(0, Tone.PLAIN, "No path from " + from.subnetId() + ": " + unknown.because());
                toKnow.add(unknown.toKnow());
            }
            from.paths().stream()
                    .flatMap(path -> path.hops(Verdict.UNKNOWN).stream())
                    .forEach(hop -> addWhatWouldTell(hop, toKnow));
        }
        toKnow.remove("");
        if (!toKnow.isEmpty()) {
            lines.gap();
            lines.line("To be sure, add to the snapshot:");
            toKnow.forEach(
                    command -> Commands.broken(command, page.width() - 2).forEach(line -> lines.line("  " + line)));
        }
        lines.gap();
        new ReportFooter(lines, evidence).write(vpcs(walk), walk.notRead());
        return lines.toString();
    }

    private static List<String> vpcs(WalkReport walk) {
        return walk.paths().fromSubnets().stream()
                .flatMap(from -> from.subnet().optional().stream())
                .map(Subnet::vpcId)
                .distinct()
                .toList();
    }

    private static void addWhatWouldTell(Hop hop, Set<String> toKnow) {
        if (hop.because() instanceof Reason.Missing missing) {
            toKnow.add(missing.toKnow());
        }
    }

    private static String answer(WalkReport walk, Verdict verdict) {
        String to = walk.paths().target().label();
        return switch (verdict) {
            case OPEN -> walk.from() + " reaches " + to;
            case SOMETIMES -> walk.from() + " reaches " + to + " only sometimes";
            case BLOCKED -> walk.from() + " cannot reach " + to;
            case UNKNOWN -> "Cannot tell whether " + walk.from() + " reaches " + to;
        };
    }
}
