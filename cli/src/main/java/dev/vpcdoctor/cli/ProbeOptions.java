package dev.vpcdoctor.cli;

import dev.vpcdoctor.diagnosis.finding.NotRead;
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
            paramLabel = "auto|deploy|none|NAME|FILE",
            converter = ProbeOption.Converter.class,
            description =
                    "Who sends packets from the function's subnets, to see what they do: auto, a deployed probe that"
                            + " fits, else one for this run if you agree (default); deploy, probes that are deployed"
                            + " for this run and removed at its end; none; the NAME of a deployed probe; or, instead,"
                            + " a report of the probe or a folder of them (FILE), which may be repeated. A snapshot"
                            + " sends nothing, and may hold reports.")
    private List<ProbeOption> probes = new ArrayList<>();

    @Option(
            names = {"-y", "--yes"},
            description = "Deploy probes without asking.")
    private boolean yes;

    /**
     * Refuses what cannot go together, before any work begins.
     *
     * @param live whether AWS is asked
     */
    void check(boolean live, VpcDoctorCommand top) {
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
                case ProbeOption.Deploy deploy -> {
                    requireLive(live, "deploy");
                    if (!yes && !top.canAsk()) {
                        throw new WrongInput("--probe deploy makes functions, a role and a log group in your account,"
                                + " and removes them at the end: add --yes to agree, since nobody can be asked here");
                    }
                }
                case ProbeOption.Deployed deployed -> requireLive(live, deployed.name());
                case ProbeOption.Auto auto -> {}
                case ProbeOption.None none -> {}
            }
        });
    }

    private static void requireLive(boolean live, String what) {
        if (!live) {
            throw new WrongInput("with --snapshot nothing is sent, so that --probe " + what + " cannot be: leave out"
                    + " --snapshot, or give what a probe saw as --probe FILE");
        }
    }

    /** Whether probes may be deployed without a question. */
    boolean agreed() {
        return yes;
    }

    /** What is wanted, if AWS is asked; of several reports the first stands for all. */
    ProbeOption wanted() {
        return probes.isEmpty() ? new ProbeOption.Auto() : probes.get(0);
    }

    /** The facts with what reports tell, as far as they are wanted. */
    DiagnosisInput addTo(DiagnosisInput facts) {
        DiagnosisInput all = facts;
        for (ProbeOption probe : probes) {
            all = switch (probe) {
                case ProbeOption.None none ->
                    all.with(new Packets(List.of(), all.packets().configurationAsOf()));
                case ProbeOption.Reports reports -> withReports(all, reports.path());
                case ProbeOption.Auto auto -> all;
                case ProbeOption.Deploy deploy -> all;
                case ProbeOption.Deployed deployed -> all;
            };
        }
        return all;
    }

    /** What a report says that it rests on. */
    String evidence(DiagnosisInput facts) {
        int reports = facts.packets().runs().size();
        boolean unasked = probes.stream().allMatch(ProbeOption.Auto.class::isInstance);
        String packets = switch (reports) {
            case 0 -> unasked ? "no packets sent: --probe deploy makes it certain · " : "";
            case 1 -> "packets of 1 probe · ";
            default -> "packets of " + reports + " probes · ";
        };
        return packets + SnapshotOptions.EVIDENCE;
    }

    private static DiagnosisInput withReports(DiagnosisInput facts, Path path) {
        DiagnosisInput read = DiagnosisInput.readFrom(path);
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
