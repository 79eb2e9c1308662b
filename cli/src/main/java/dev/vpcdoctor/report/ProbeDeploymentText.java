package dev.vpcdoctor.report;

import dev.vpcdoctor.aws.probe.ProbeFailure;
import dev.vpcdoctor.aws.probe.ProbePlacement;

/** What came of deploying probes for a person. */
public final class ProbeDeploymentText implements Renderer<ProbeDeploymentReport> {
    private static final int INDENT = 4;
    private static final int COLUMN = 12;

    private final Page page;

    public ProbeDeploymentText(Page page) {
        this.page = page;
    }

    @Override
    public String render(ProbeDeploymentReport deployment) {
        TextLines lines = new TextLines(page);
        if (deployment.isKept()) {
            kept(lines, deployment);
        } else {
            failed(lines, deployment);
        }
        lines.gap();
        deployment
                .deployed()
                .remarks()
                .forEach(remark -> lines.marked(StatusMark.NOTE, Tone.PLAIN, remark, Tone.PLAIN, ""));
        lines.gap();
        lines.wrapped(
                0,
                Tone.FAINT,
                String.join(
                        " · ",
                        deployment.account(),
                        deployment.region(),
                        deployment.isKept() ? "deployed" : "nothing is kept"));
        return lines.toString();
    }

    private static void kept(TextLines lines, ProbeDeploymentReport deployment) {
        ProbePlacement placement = deployment.order().placement();
        String name = deployment.deployed().name().value();
        lines.headline(StatusMark.GOOD, name, "kept");
        placement.function().ifPresent(function -> row(lines, "for", function));
        row(lines, "in", Words.list(placement.subnetIds()) + " with " + Words.list(placement.securityGroupIds()));
        row(lines, "may reach", deployment.order().allowList());
        row(lines, "expires", TimeText.against(deployment.expires(), deployment.began()));
        lines.gap();
        lines.line("  Let it look");
        placement.function().ifPresent(function -> command(lines, "diagnose " + function + " --probe " + name));
        command(lines, "probe run " + name);
        lines.line("  Remove it");
        command(lines, "probe remove " + name);
    }

    private static void failed(TextLines lines, ProbeDeploymentReport deployment) {
        lines.headline(
                StatusMark.BAD,
                deployment.deployed().probes().size() == 1
                        ? "The probe could not be deployed"
                        : "Not all probes could be deployed, so none is kept",
                "");
        for (ProbeFailure failure : deployment.deployed().failures()) {
            String code = failure.message().contains(failure.code()) ? "" : " (" + failure.code() + ")";
            lines.wrapped(INDENT, Tone.PLAIN, failure.subnetId() + ": " + failure.message() + code);
        }
        deployment.deployed().removal().ifPresent(removal -> new RemovalText(lines).write(removal));
    }

    private static void row(TextLines lines, String label, String says) {
        lines.labelled(INDENT, label, COLUMN, says);
    }

    private static void command(TextLines lines, String rest) {
        lines.line(" ".repeat(INDENT) + "vpc-doctor " + rest);
    }
}
