package dev.vpcdoctor.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the facts are from. */
final class SnapshotOptions {
    private static final String HOW_TO_MAKE_ONE = """
        This version does not ask AWS itself yet: give --snapshot DIR, a folder with AWS's answers.
        To make one (more answers tell more, none is needed):
          mkdir snapshot && cd snapshot
          aws lambda get-function-configuration --function-name FUNCTION > function.json
          for what in vpcs subnets route-tables network-acls security-groups network-interfaces \\
              nat-gateways internet-gateways egress-only-internet-gateways vpc-endpoints \\
              vpc-endpoint-services prefix-lists managed-prefix-lists vpc-peering-connections \\
              transit-gateways transit-gateway-attachments transit-gateway-vpc-attachments \\
              transit-gateway-route-tables vpn-gateways dhcp-options instances; do
            aws ec2 describe-$what > $what.json
          done
          for what in enableDnsSupport enableDnsHostnames; do
            aws ec2 describe-vpc-attribute --vpc-id VPC --attribute $what > $what.json
          done
          aws rds describe-db-instances > db-instances.json\
        """;

    @Option(
            names = "--snapshot",
            paramLabel = "DIR",
            description = "Read AWS's answers from this folder or zip: JSON files as the AWS CLI prints them.")
    private Optional<Path> snapshot = Optional.empty();

    @Option(names = "--region", description = "The function's region, if the snapshot holds several.")
    private Optional<String> region = Optional.empty();

    Optional<String> region() {
        return region;
    }

    Facts read() {
        return Facts.readFrom(snapshot.orElseThrow(() -> new WrongInput(HOW_TO_MAKE_ONE)));
    }
}
