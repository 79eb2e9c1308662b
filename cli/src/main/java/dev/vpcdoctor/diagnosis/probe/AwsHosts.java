package dev.vpcdoctor.diagnosis.probe;

import dev.vpcdoctor.shared.Arn;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names under which AWS's services answer, from the names of their endpoint services ("AWS service endpoints" in the AWS
 * General Reference; docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html).
 */
final class AwsHosts {
    /** Where the two differ. */
    private static final Map<String, String> PREFIX_OF_SERVICE = Map.of(
            "ecr.api",
            "api.ecr",
            "kinesis-streams",
            "kinesis",
            "kinesis-firehose",
            "firehose",
            "sagemaker.api",
            "api.sagemaker",
            "sagemaker.runtime",
            "runtime.sagemaker");

    /** Services that answer under one name for all regions. */
    private static final Set<String> GLOBAL =
            Set.of("budgets", "ce", "cloudfront", "iam", "organizations", "route53", "waf");

    private final Optional<String> region;
    private final Optional<String> account;

    AwsHosts(Optional<String> region, Optional<String> account) {
        this.region = region;
        this.account = account;
    }

    /** Whether AWS gave a name. */
    static boolean isOfAws(String host) {
        return host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn") || host.endsWith(".aws");
    }

    /** A name, or why there is none. */
    sealed interface Name {
        record Known(String host) implements Name {}

        record None(String because) implements Name {}
    }

    /**
     * The name that a function asks for.
     *
     * @param service as in the name of its endpoint service, {@code ecr.api}
     * @param ofTarget the region of the target's ARN
     * @param resourceArn what is asked of the service, if one thing only
     */
    Name of(String service, Optional<String> ofTarget, Optional<String> resourceArn) {
        if (GLOBAL.contains(service)) {
            return new Name.Known(service + ".amazonaws.com");
        }
        Optional<String> wanted = ofTarget.or(() -> region);
        if (wanted.isEmpty()) {
            return new Name.None("the region is not known, so it has no name: give --region");
        }
        String domain = "." + wanted.get() + (wanted.get().startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com");
        return switch (service) {
            case "email-smtp" ->
                new Name.None("mail is taken on other ports than 443: ask for email-smtp" + domain + ":587");
            case "ecr.dkr" -> ofOwner(account, ".dkr.ecr" + domain, "the registry's account is not known");
            case "execute-api" ->
                ofOwner(
                        resourceArn.flatMap(AwsHosts::apiId),
                        ".execute-api" + domain,
                        "the id of the API is not known");
            default -> new Name.Known(PREFIX_OF_SERVICE.getOrDefault(service, service) + domain);
        };
    }

    private static Name ofOwner(Optional<String> owner, String rest, String because) {
        return owner.<Name>map(known -> new Name.Known(known + rest))
                .orElseGet(() -> new Name.None(because + ": ask for its whole name, such as ID" + rest));
    }

    /** {@code arn:aws:execute-api:eu-west-1:123456789012:a1b2c3/stage/GET/}. */
    private static Optional<String> apiId(String arn) {
        return Arn.parse(arn).map(known -> known.resource().split("/", 2)[0]).filter(text -> text.matches("[a-z0-9]+"));
    }
}
