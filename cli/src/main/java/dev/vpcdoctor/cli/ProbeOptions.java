package dev.vpcdoctor.cli;

import dev.vpcdoctor.diagnosis.NotRead;
import dev.vpcdoctor.diagnosis.witness.Packets;
import dev.vpcdoctor.diagnosis.witness.ProbeRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What packets do, beside what the configuration says. */
final class ProbeOptions {

    @Option(
            names = "--probe",
            paramLabel = "auto|none|FILE",
            converter = ProbeOption.Converter.class,
            description =
                    "What packets do: a report of the probe or a folder of them, which may be repeated; none for the"
                            + " configuration alone; auto for what a snapshot holds (default).")
    private List<ProbeOption> probes = new ArrayList<>();

    /** Refuses what cannot go together, before any work begins. */
    void check() {
        if (probes.size() > 1 && !probes.stream().allMatch(ProbeOption.Reports.class::isInstance)) {
            throw new WrongInput("--probe may be repeated for files only");
        }
        probes.forEach(probe -> {
            switch (probe) {
                case ProbeOption.Reports reports -> {
                    if (!Files.exists(reports.path())) {
                        throw new WrongInput("there is no report of the probe at " + reports.path());
                    }
                }
                case ProbeOption.Deploy deploy -> throw notYet("deploy");
                case ProbeOption.Deployed deployed -> throw notYet(deployed.name());
                case ProbeOption.Auto auto -> {}
                case ProbeOption.None none -> {}
            }
        });
    }

    private static WrongInput notYet(String what) {
        return new WrongInput(
                "--probe " + what + " is neither auto nor none nor a file: diagnose sends no packets itself;"
                        + " run the probe, and give its report as --probe FILE");
    }

    /** The facts with what packets did, as far as it is wanted. */
    Facts addTo(Facts facts) {
        Facts all = facts;
        for (ProbeOption probe : probes) {
            all = switch (probe) {
                case ProbeOption.None none ->
                    all.with(new Packets(List.of(), all.packets().configurationAsOf()));
                case ProbeOption.Reports reports -> withReports(all, reports.path());
                case ProbeOption.Auto auto -> all;
                case ProbeOption.Deploy deploy -> throw notYet("deploy");
                case ProbeOption.Deployed deployed -> throw notYet(deployed.name());
            };
        }
        return all;
    }

    /** What a report says that it rests on. */
    String evidence(Facts facts) {
        int reports = facts.packets().runs().size();
        boolean unasked = probes.stream().allMatch(ProbeOption.Auto.class::isInstance);
        String packets = switch (reports) {
            case 0 -> unasked ? "no packets sent: --probe makes it certain · " : "";
            case 1 -> "packets of 1 probe · ";
            default -> "packets of " + reports + " probes · ";
        };
        return packets + SnapshotOptions.EVIDENCE;
    }

    private static Facts withReports(Facts facts, Path path) {
        Facts read = Facts.readFrom(path);
        List<ProbeRun> runs = read.packets().runs();
        if (runs.isEmpty()) {
            throw new WrongInput(path + " holds no report of the probe"
                    + read.notRead().stream().findFirst().map(ProbeOptions::why).orElse(""));
        }
        return facts.with(facts.packets().and(runs));
    }

    private static String why(NotRead problem) {
        return ": " + problem.operation() + ": " + problem.consequence();
    }
}
