package dev.vpcdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsTest {

    @Test
    void aShortCommandStaysInOneLine() {
        assertThat(Commands.broken("aws ec2 describe-vpcs --vpc-ids vpc-1", 76))
                .containsExactly("aws ec2 describe-vpcs --vpc-ids vpc-1");
    }

    @Test
    void aLongCommandIsBrokenBeforeItsOptionsSoThatItCanBePasted() {
        assertThat(Commands.broken(
                        "aws ec2 create-route --route-table-id rtb-0fna --destination-cidr-block 0.0.0.0/0"
                                + " --nat-gateway-id nat-0a",
                        60))
                .containsExactly(
                        "aws ec2 create-route --route-table-id rtb-0fna \\",
                        "    --destination-cidr-block 0.0.0.0/0 \\",
                        "    --nat-gateway-id nat-0a");
    }

    @Test
    void whatIsQuotedIsNeverBroken() {
        String json = "'[{\"CidrIp\": \"10.0.0.0/16\", \"Description\": \"--not an option\"}]'";

        assertThat(Commands.broken("aws ec2 authorize --ip-permissions " + json + " --dry-run", 40))
                .containsExactly("aws ec2 authorize \\", "    --ip-permissions " + json + " \\", "    --dry-run");
    }

    @Test
    void anOptionStaysWithItsValueHoweverLong() {
        String id = "x".repeat(100);

        assertThat(Commands.broken("aws lambda get-function --function-name " + id, 60))
                .containsExactly("aws lambda get-function \\", "    --function-name " + id);
    }

    @Test
    void commandsThatWereBrokenBeforeAreOneLineAgain() {
        assertThat(Commands.joined(List.of("aws ec2 a \\", "    --b c", "aws ec2 d \\\n  --e")))
                .containsExactly("aws ec2 a --b c", "aws ec2 d --e");
    }
}
