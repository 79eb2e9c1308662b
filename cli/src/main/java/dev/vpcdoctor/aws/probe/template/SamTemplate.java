package dev.vpcdoctor.aws.probe.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.aws.probe.PermanentProbe;

/** For the Serverless Application Model, whose command line puts the code into a bucket by itself. */
final class SamTemplate extends StackTemplate {

    SamTemplate(PermanentProbe probe) {
        super(probe);
    }

    @Override
    String howToDeploy() {
        return """
            # A permanent probe of VPC Doctor. Save this as probe.yaml, and the code beside it:
            #
            #   vpc-doctor probe template --jar vpc-doctor-probe.jar
            #   sam deploy --template-file probe.yaml --stack-name %s --resolve-s3 --capabilities CAPABILITY_NAMED_IAM
            #
            # Then: vpc-doctor diagnose FUNCTION --probe %1$s
            # There is nothing to build. A second region takes another --name: roles are global.
            """.formatted(probe.name());
    }

    @Override
    void writeHead(ObjectNode template) {
        template.put("Transform", "AWS::Serverless-2016-10-31");
    }

    @Override
    String functionType() {
        return "AWS::Serverless::Function";
    }

    @Override
    void writeCode(ObjectNode properties) {
        properties.put("CodeUri", TemplateFormat.JAR);
    }

    @Override
    JsonNode functionTags() {
        ObjectNode tags = JsonNodeFactory.instance.objectNode();
        probe.tags().forEach(tags::put);
        return tags;
    }
}
