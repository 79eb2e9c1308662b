package dev.vpcdoctor.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** What the AWS CLI prints of all that runs in a large account. */
final class WorkloadAnswers {
    private final LargeAccount account;

    WorkloadAnswers(LargeAccount account) {
        this.account = account;
    }

    void write(AnswerFiles files) throws IOException {
        files.list("NetworkInterfaces", account.interfaces, this::networkInterface);
        files.list("DBInstances", account.databases, this::database);
        files.list("Functions", account.functions, this::function);
    }

    private void networkInterface(JsonGenerator json, int n) throws IOException {
        int subnet = n % account.subnets;
        boolean lambda = n % 10 == 3;
        json.writeStringField("NetworkInterfaceId", LargeAccount.id("eni", n));
        json.writeStringField("VpcId", account.vpcOf(subnet));
        json.writeStringField("SubnetId", LargeAccount.id("subnet", subnet));
        json.writeStringField("AvailabilityZone", LargeAccount.REGION + (char) ('a' + subnet % 3));
        json.writeStringField(
                "Description", lambda ? "AWS Lambda VPC ENI-" + LargeAccount.functionName(n) : "worker " + n);
        json.writeStringField("InterfaceType", lambda ? "lambda" : "interface");
        json.writeStringField("OwnerId", LargeAccount.ACCOUNT);
        json.writeStringField("PrivateIpAddress", account.address(n));
        json.writeStringField(
                "PrivateDnsName", "ip-" + account.address(n).replace('.', '-') + ".eu-west-1.compute.internal");
        json.writeArrayFieldStart("PrivateIpAddresses");
        json.writeStartObject();
        json.writeBooleanField("Primary", true);
        json.writeStringField("PrivateIpAddress", account.address(n));
        json.writeEndObject();
        json.writeEndArray();
        json.writeArrayFieldStart("Groups");
        json.writeStartObject();
        json.writeStringField("GroupId", account.groupNear(subnet, n));
        json.writeEndObject();
        json.writeEndArray();
        json.writeArrayFieldStart("Ipv6Addresses");
        json.writeEndArray();
        json.writeBooleanField("SourceDestCheck", true);
        json.writeStringField("Status", "in-use");
        json.writeArrayFieldStart("TagSet");
        json.writeStartObject();
        json.writeStringField("Key", "Name");
        json.writeStringField("Value", "worker-" + n);
        json.writeEndObject();
        json.writeEndArray();
    }

    private void database(JsonGenerator json, int n) throws IOException {
        int subnet = n % account.subnets;
        json.writeStringField("DBInstanceIdentifier", LargeAccount.databaseId(n));
        json.writeStringField(
                "DBInstanceArn",
                "arn:aws:rds:" + LargeAccount.REGION + ":" + LargeAccount.ACCOUNT + ":db:"
                        + LargeAccount.databaseId(n));
        json.writeStringField("DBInstanceStatus", "available");
        json.writeStringField("Engine", "postgres");
        json.writeStringField("AvailabilityZone", LargeAccount.REGION + (char) ('a' + subnet % 3));
        json.writeBooleanField("MultiAZ", false);
        json.writeBooleanField("PubliclyAccessible", false);
        json.writeObjectFieldStart("Endpoint");
        json.writeStringField(
                "Address", LargeAccount.databaseId(n) + ".abcdefgh." + LargeAccount.REGION + ".rds.amazonaws.com");
        json.writeNumberField("Port", 5432);
        json.writeEndObject();
        json.writeArrayFieldStart("VpcSecurityGroups");
        json.writeStartObject();
        json.writeStringField("VpcSecurityGroupId", account.groupNear(subnet, n));
        json.writeStringField("Status", "active");
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("DBSubnetGroup");
        json.writeStringField("DBSubnetGroupName", "group-" + n);
        json.writeStringField("VpcId", account.vpcOf(subnet));
        json.writeArrayFieldStart("Subnets");
        json.writeStartObject();
        json.writeStringField("SubnetIdentifier", LargeAccount.id("subnet", subnet));
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void function(JsonGenerator json, int n) throws IOException {
        int subnet = n % account.subnets;
        int vpc = subnet / LargeAccount.SUBNETS_A_VPC;
        int other =
                vpc * LargeAccount.SUBNETS_A_VPC + (subnet + 1) % Math.min(LargeAccount.SUBNETS_A_VPC, account.subnets);
        json.writeStringField("FunctionName", LargeAccount.functionName(n));
        json.writeStringField(
                "FunctionArn",
                "arn:aws:lambda:" + LargeAccount.REGION + ":" + LargeAccount.ACCOUNT + ":function:"
                        + LargeAccount.functionName(n));
        json.writeStringField("Runtime", "java21");
        json.writeStringField("Role", "arn:aws:iam::" + LargeAccount.ACCOUNT + ":role/" + LargeAccount.functionName(n));
        json.writeNumberField("Timeout", 10);
        json.writeStringField("State", "Active");
        json.writeObjectFieldStart("VpcConfig");
        json.writeStringField("VpcId", account.vpcOf(subnet));
        json.writeArrayFieldStart("SubnetIds");
        json.writeString(LargeAccount.id("subnet", subnet));
        json.writeString(LargeAccount.id("subnet", other));
        json.writeEndArray();
        json.writeArrayFieldStart("SecurityGroupIds");
        json.writeString(account.groupNear(subnet, n));
        json.writeEndArray();
        json.writeEndObject();
    }
}
