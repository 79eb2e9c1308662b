package dev.vpcdoctor.report;

import dev.vpcdoctor.aws.probe.DeployedProbes;
import dev.vpcdoctor.aws.probe.DeployedProbes.ProbeFunction;
import dev.vpcdoctor.aws.probe.DeployedProbes.Retention;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The probes of an account for a person. */
public final class ProbeListingText implements Renderer<ProbeListing> {
    private static final int INDENT = 4;
    private static final int COLUMN = 12;

    private final Page page;

    public ProbeListingText(Page page) {
        this.page = page;
    }

    @Override
    public String render(ProbeListing listing) {
        TextLines lines = new TextLines(page);
        List<DeployedProbes> all = listing.inventory().probes();
        for (DeployedProbes probes : all) {
            Retention retention = probes.retention(listing.now());
            lines.gap();
            lines.headline(RetentionText.mark(retention), probes.name().value(), RetentionText.of(retention));
            details(lines, probes, listing.now());
        }
        lines.gap();
        if (all.stream().anyMatch(probes -> probes.retention(listing.now()) == Retention.LEFTOVER)) {
            lines.wrapped(0, Tone.PLAIN, "'vpc-doctor probe cleanup' removes what was left behind.");
            lines.gap();
        }
        new AccountFooter(lines).write(listing.account(), listing.region(), count(listing), listing.inventory());
        return lines.toString();
    }

    private static String count(ProbeListing listing) {
        return switch (listing.inventory().probes().size()) {
            case 0 -> listing.inventory().isWhole() ? "no probes" : "no probes found";
            case 1 -> "probes of 1 deployment";
            default -> "probes of " + listing.inventory().probes().size() + " deployments";
        };
    }

    private static void details(TextLines lines, DeployedProbes probes, Instant now) {
        probes.function().ifPresent(name -> row(lines, "for", name));
        Map<String, List<String>> subnetsByGroups = new LinkedHashMap<>();
        Map<String, Boolean> allowLists = new LinkedHashMap<>();
        for (ProbeFunction probeFunction : probes.functions()) {
            String groups = Words.list(
                    probeFunction.securityGroupIds().stream().sorted().toList());
            subnetsByGroups.merge(groups, probeFunction.subnetIds(), ProbeListingText::both);
            allowLists.put(probeFunction.allowList(), true);
        }
        subnetsByGroups.forEach((groups, subnets) -> row(
                lines,
                "in",
                Words.list(subnets.stream().sorted().toList()) + (groups.isEmpty() ? "" : " with " + groups)));
        allowLists
                .keySet()
                .forEach(allowed ->
                        row(lines, "may reach", allowed.isEmpty() ? "nothing: it allows no target" : allowed));
        row(
                lines,
                "deployed",
                probes.created().map(TimeText::moment).orElse("at a time that no tag tells")
                        + probes.owner().map(owner -> " by " + owner).orElse(""));
        probes.expires()
                .ifPresent(time -> row(lines, time.isAfter(now) ? "expires" : "expired", TimeText.against(time, now)));
        row(lines, "consists of", probes.howMuch());
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static void row(TextLines lines, String label, String says) {
        lines.labelled(INDENT, label, COLUMN, says);
    }
}
