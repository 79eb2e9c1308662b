package dev.vpcdoctor.aws.probe.template;

import dev.vpcdoctor.aws.probe.PermanentProbe;
import java.util.Locale;

/** In which languages a permanent deployment can be written down. All say the same. */
public enum TemplateFormat {
    CLOUDFORMATION,
    SAM,
    TERRAFORM;

    /** How templates call the file with the probe's code. */
    public static final String JAR = "vpc-doctor-probe.jar";

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The whole template, with comments that say how to deploy it. */
    public String write(PermanentProbe probe) {
        return switch (this) {
            case CLOUDFORMATION -> new CloudFormationTemplate(probe).write();
            case SAM -> new SamTemplate(probe).write();
            case TERRAFORM -> new TerraformTemplate(probe).write();
        };
    }
}
