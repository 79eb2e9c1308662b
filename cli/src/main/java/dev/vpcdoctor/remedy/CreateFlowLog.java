package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.VpcFlowLog;
import java.util.List;
import java.util.Optional;

/** A flow log of a whole VPC in CloudWatch Logs, where it is read by {@code vpc-doctor} too, kept for two weeks. */
public record CreateFlowLog(String vpcId) implements Change {
    private static final String ID = "$FLOW_LOG";
    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                    + "{\"Service\":\"vpc-flow-logs.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
    private static final String WRITE = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
            + "[\"logs:CreateLogStream\",\"logs:PutLogEvents\",\"logs:DescribeLogGroups\",\"logs:DescribeLogStreams\"],"
            + "\"Resource\":\"*\"}]}";

    @Override
    public List<String> commands() {
        String group = "/vpc/" + vpcId;
        return List.of(
                "ROLE=$(aws iam create-role --role-name flow-logs-" + vpcId + " --assume-role-policy-document '" + TRUST
                        + "' --query Role.Arn --output text)",
                "aws iam put-role-policy --role-name flow-logs-" + vpcId + " --policy-name write --policy-document '"
                        + WRITE + "'",
                "aws logs create-log-group --log-group-name " + group,
                "aws logs put-retention-policy --log-group-name " + group + " --retention-in-days 14",
                "aws ec2 create-flow-logs --resource-type VPC --resource-ids " + vpcId
                        + " --traffic-type ALL --max-aggregation-interval 60 --log-group-name " + group
                        + " --deliver-logs-permission-arn $ROLE");
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(new VpcFlowLog(ID, vpcId, Optional.empty()));
    }
}
