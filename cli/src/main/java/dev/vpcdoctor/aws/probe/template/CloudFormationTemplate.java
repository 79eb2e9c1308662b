package dev.vpcdoctor.aws.probe.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.aws.probe.PermanentProbe;

/** For CloudFormation, which takes the code from a bucket. */
final class CloudFormationTemplate extends StackTemplate {
    private static final String BUCKET = "CodeBucket";
    private static final String KEY = "CodeKey";

    CloudFormationTemplate(PermanentProbe probe) {
        super(probe);
    }

    @Override
    String howToDeploy() {
        return """
            # A permanent probe of VPC Doctor. Save this as probe.yaml, and put the code into a bucket of the same region:
            #
            #   vpc-doctor probe template --jar vpc-doctor-probe.jar
            #   aws s3 cp vpc-doctor-probe.jar s3://BUCKET/
            #   aws cloudformation deploy --stack-name %s --template-file probe.yaml \\
            #       --capabilities CAPABILITY_NAMED_IAM --parameter-overrides CodeBucket=BUCKET
            #
            # Then: vpc-doctor diagnose FUNCTION --probe %1$s
            # A newer probe goes under another key, with CodeKey=. A second region takes another --name: roles are global.
            """.formatted(probe.name());
    }

    @Override
    void writeHead(ObjectNode template) {
        ObjectNode parameters = template.putObject("Parameters");
        parameters.putObject(BUCKET).put("Type", "String").put("Description", "The bucket with the probe's jar");
        parameters
                .putObject(KEY)
                .put("Type", "String")
                .put("Default", TemplateFormat.JAR)
                .put("Description", "The key of the probe's jar in it");
    }

    @Override
    String functionType() {
        return "AWS::Lambda::Function";
    }

    @Override
    void writeCode(ObjectNode properties) {
        ObjectNode code = properties.putObject("Code");
        code.set("S3Bucket", reference(BUCKET));
        code.set("S3Key", reference(KEY));
    }

    @Override
    JsonNode functionTags() {
        return tagList();
    }
}
