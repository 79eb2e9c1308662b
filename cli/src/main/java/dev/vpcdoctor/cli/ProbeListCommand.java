package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.probe.ProbeAccount;
import dev.vpcdoctor.aws.probe.ProbeInventory;
import dev.vpcdoctor.report.Page;
import dev.vpcdoctor.report.ProbeListing;
import dev.vpcdoctor.report.ProbeListingJson;
import dev.vpcdoctor.report.ProbeListingText;
import dev.vpcdoctor.report.Renderer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** What stands there. */
@Command(
        name = "list",
        description = "Lists the probes of an account and region: whose they are, where they stand, until when.")
final class ProbeListCommand implements Callable<Integer> {

    @ParentCommand
    private ProbeCommand probe;

    @Mixin
    private ProbeAccountOptions options;

    @Mixin
    private ReportOptions report;

    @Override
    public Integer call() {
        report.check();
        ProbeListing listing;
        try (ProbeAccount account = options.open(Optional.empty())) {
            ProbeInventory inventory = probe.inventory(account);
            listing = new ProbeListing(account.account(), account.region(), Instant.now(), inventory);
        }
        report.write(listing, probe.top().page(), ProbeListCommand::renderer);
        return listing.inventory().isBlind() ? ExitCode.AWS_REFUSED : ExitCode.HEALTHY;
    }

    private static Renderer<ProbeListing> renderer(Format format, Page page) {
        return switch (format) {
            case TEXT -> new ProbeListingText(page);
            case JSON -> new ProbeListingJson();
        };
    }
}
