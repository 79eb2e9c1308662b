package dev.vpcdoctor.aws.probe.template;

import dev.vpcdoctor.aws.probe.PermanentProbe;
import java.util.Locale;

/** In which languages a permanent deployment can be written down. All say the same. */
public enum TemplateFormat {
    CLOUDFORMATION("cloudformation.yaml"),
    /** The Serverless Application Model, which CloudFormation deploys too. */
    SAM("sam.yaml"),
    /** For OpenTofu as well. */
    TERRAFORM("terraform.tf");

    private final String fileName;

    TemplateFormat(String fileName) {
        this.fileName = fileName;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The whole template, with comments that say how to deploy it. */
    public String write(PermanentProbe probe) {
        TemplateFile template = file();
        Placeholders placeholders = Placeholders.of(probe);
        return switch (this) {
            case CLOUDFORMATION, SAM -> template.fill(placeholders, QuotedText::yaml);
            case TERRAFORM -> HclLayout.of(template.fill(placeholders, QuotedText::hcl));
        };
    }

    /** The template before it is filled in. */
    TemplateFile file() {
        return TemplateFile.read(fileName);
    }
}
