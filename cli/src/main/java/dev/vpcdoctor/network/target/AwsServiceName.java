package dev.vpcdoctor.network.target;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a host name of AWS stands for.
 *
 * @param service as in the name of its endpoint service, {@code secretsmanager}, {@code ecr.dkr}
 * @param region empty for a global name, which no endpoint of a region serves
 * @param resourceArn the bucket of an S3 name
 */
record AwsServiceName(String service, Optional<String> region, Optional<String> resourceArn) {
    private static final List<String> SUFFIXES = List.of(".amazonaws.com", ".amazonaws.com.cn", ".api.aws");

    /** Parts of names of things that stand in the user's own subnets, or whose addresses depend on who asks. */
    private static final Set<String> NOT_AN_API = Set.of(
            "cache",
            "compute",
            "dax-clusters",
            "docdb",
            "efs",
            "elb",
            "es",
            "internal",
            "kafka",
            "memorydb",
            "mq",
            "neptune",
            "rds",
            "redshift",
            "redshift-serverless",
            "vpce",
            "vpc-lattice-svcs");

    private static final Map<String, String> SERVICE_OF_WORD = Map.of(
            "cloudwatch",
            "monitoring",
            "cloudwatchlogs",
            "logs",
            "ecr",
            "ecr.api",
            "eventbridge",
            "events",
            "stepfunctions",
            "states",
            "ses",
            "email-smtp",
            "kinesis",
            "kinesis-streams",
            "firehose",
            "kinesis-firehose",
            "parameterstore",
            "ssm");

    /** The name of an endpoint service's last part, from what people write after {@code aws:} or from an ARN. */
    static String canonical(String word) {
        return SERVICE_OF_WORD.getOrDefault(word, word);
    }

    /** Reads the name of one of AWS's APIs; empty for all other names, also those of databases and the like. */
    static Optional<AwsServiceName> parse(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return SUFFIXES.stream()
                .filter(name::endsWith)
                .findFirst()
                .flatMap(suffix -> parse(List.of(
                        name.substring(0, name.length() - suffix.length()).split("\\.", -1))));
    }

    /** Whether a name of AWS stands for something in subnets: a database, a cache, a load balancer. */
    static boolean isOfSubnets(String host) {
        return SUFFIXES.stream().anyMatch(host::endsWith)
                && Arrays.stream(host.split("\\.", -1)).anyMatch(NOT_AN_API::contains);
    }

    private static Optional<AwsServiceName> parse(List<String> labels) {
        String last = labels.get(labels.size() - 1);
        boolean regional = isRegion(last);
        List<String> words = labels.subList(0, regional ? labels.size() - 1 : labels.size());
        if (words.isEmpty() || words.stream().anyMatch(NOT_AN_API::contains)) {
            return Optional.empty();
        }
        int at = words.size() - 1;
        if (words.get(at).equals("dualstack") || words.get(at).equals("fips")) {
            at--;
        }
        if (at < 0) {
            return Optional.empty();
        }
        String word = words.get(at);
        Optional<String> region = regional ? Optional.of(last) : Optional.empty();
        if (word.equals("ecr")
                && at > 0
                && (words.get(at - 1).equals("dkr") || words.get(at - 1).equals("api"))) {
            return Optional.of(new AwsServiceName("ecr." + words.get(at - 1), region, Optional.empty()));
        }
        if (word.equals("s3")) {
            Optional<String> bucket =
                    at == 0 ? Optional.empty() : Optional.of("arn:aws:s3:::" + String.join(".", words.subList(0, at)));
            return Optional.of(new AwsServiceName("s3", region.or(() -> Optional.of("us-east-1")), bucket));
        }
        return Optional.of(new AwsServiceName(canonical(word), region, Optional.empty()));
    }

    private static boolean isRegion(String label) {
        return label.matches("[a-z]{2}(-[a-z]+)+-\\d");
    }
}
