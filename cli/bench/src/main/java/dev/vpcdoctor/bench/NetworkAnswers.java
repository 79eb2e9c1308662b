package dev.vpcdoctor.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;

/** What the AWS CLI prints of the networks of a large account. */
final class NetworkAnswers {
    private static final int PREFIX_LIST_ENTRIES = 1_000;
    private static final int GROUPS_IN = 30;
    private static final int BLOCKS_IN = 15;
    private static final int LISTS_IN = 5;
    private static final int BLOCKS_OUT = 9;
    private static final String S3 = "com.amazonaws." + LargeAccount.REGION + ".s3";

    private final LargeAccount account;

    NetworkAnswers(LargeAccount account) {
        this.account = account;
    }

    void write(AnswerFiles files) throws IOException {
        files.list("Vpcs", account.vpcs, this::vpc);
        files.list("DhcpOptions", 1, NetworkAnswers::dhcpOptions);
        files.list("Subnets", account.subnets, this::subnet);
        files.list("RouteTables", account.subnets, this::routeTable);
        files.list("NetworkAcls", account.vpcs, this::networkAcl);
        files.list("SecurityGroups", account.groups, this::securityGroup);
        files.list("InternetGateways", account.vpcs, this::internetGateway);
        files.list("NatGateways", account.vpcs, this::natGateway);
        files.list("VpcEndpoints", account.vpcs, this::endpoint);
        files.list("ManagedPrefixLists", account.prefixLists + 1, NetworkAnswers::prefixList);
        for (String none : List.of("VpcPeeringConnections", "TransitGatewayAttachments", "DBClusters", "DBProxies")) {
            files.list(none, 0, (json, n) -> {});
        }
        for (int n = 0; n <= account.prefixLists; n++) {
            entries(files, n);
        }
        for (int n = 0; n < account.vpcs; n++) {
            attributes(files, n);
        }
    }

    private void vpc(JsonGenerator json, int n) throws IOException {
        json.writeStringField("VpcId", LargeAccount.id("vpc", n));
        json.writeStringField("OwnerId", LargeAccount.ACCOUNT);
        json.writeStringField("CidrBlock", "10." + n + ".0.0/16");
        json.writeStringField("DhcpOptionsId", LargeAccount.id("dopt", 0));
        json.writeStringField("State", "available");
    }

    private static void dhcpOptions(JsonGenerator json, int n) throws IOException {
        json.writeStringField("DhcpOptionsId", LargeAccount.id("dopt", n));
        json.writeArrayFieldStart("DhcpConfigurations");
        json.writeStartObject();
        json.writeStringField("Key", "domain-name-servers");
        json.writeArrayFieldStart("Values");
        json.writeStartObject();
        json.writeStringField("Value", "AmazonProvidedDNS");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void subnet(JsonGenerator json, int n) throws IOException {
        json.writeStringField("SubnetId", LargeAccount.id("subnet", n));
        json.writeStringField("VpcId", account.vpcOf(n));
        json.writeStringField(
                "CidrBlock",
                "10." + n / LargeAccount.SUBNETS_A_VPC + "." + 4 * (n % LargeAccount.SUBNETS_A_VPC) + ".0/22");
        json.writeStringField("AvailabilityZone", LargeAccount.REGION + (char) ('a' + n % 3));
        json.writeNumberField("AvailableIpAddressCount", 800);
        json.writeStringField("State", "available");
    }

    private void routeTable(JsonGenerator json, int n) throws IOException {
        boolean isPublic = n % LargeAccount.SUBNETS_A_VPC == 0;
        int vpc = n / LargeAccount.SUBNETS_A_VPC;
        json.writeStringField("RouteTableId", LargeAccount.id("rtb", n));
        json.writeStringField("VpcId", account.vpcOf(n));
        json.writeArrayFieldStart("Associations");
        json.writeStartObject();
        json.writeBooleanField("Main", false);
        json.writeStringField("RouteTableId", LargeAccount.id("rtb", n));
        json.writeStringField("SubnetId", LargeAccount.id("subnet", n));
        json.writeEndObject();
        json.writeEndArray();
        json.writeArrayFieldStart("Routes");
        route(json, "DestinationCidrBlock", "10." + vpc + ".0.0/16", "GatewayId", "local");
        route(
                json,
                "DestinationCidrBlock",
                "0.0.0.0/0",
                isPublic ? "GatewayId" : "NatGatewayId",
                isPublic ? LargeAccount.id("igw", vpc) : LargeAccount.id("nat", vpc));
        route(json, "DestinationPrefixListId", LargeAccount.id("pl", 0), "GatewayId", LargeAccount.id("vpce", vpc));
        json.writeEndArray();
    }

    private static void route(JsonGenerator json, String field, String to, String by, String target)
            throws IOException {
        json.writeStartObject();
        json.writeStringField(field, to);
        json.writeStringField(by, target);
        json.writeStringField("Origin", target.equals("local") ? "CreateRouteTable" : "CreateRoute");
        json.writeStringField("State", "active");
        json.writeEndObject();
    }

    private void networkAcl(JsonGenerator json, int vpc) throws IOException {
        json.writeStringField("NetworkAclId", LargeAccount.id("acl", vpc));
        json.writeStringField("VpcId", LargeAccount.id("vpc", vpc));
        json.writeBooleanField("IsDefault", true);
        json.writeArrayFieldStart("Associations");
        for (int n = vpc * LargeAccount.SUBNETS_A_VPC;
                n < Math.min(account.subnets, (vpc + 1) * LargeAccount.SUBNETS_A_VPC);
                n++) {
            json.writeStartObject();
            json.writeStringField("SubnetId", LargeAccount.id("subnet", n));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("Entries");
        for (boolean egress : new boolean[] {false, true}) {
            json.writeStartObject();
            json.writeNumberField("RuleNumber", 100);
            json.writeBooleanField("Egress", egress);
            json.writeStringField("RuleAction", "allow");
            json.writeStringField("Protocol", "-1");
            json.writeStringField("CidrBlock", "0.0.0.0/0");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** One permission for each inbound rule, as groups have them that grew over the years. */
    private void securityGroup(JsonGenerator json, int n) throws IOException {
        int vpc = n % account.vpcs;
        json.writeStringField("GroupId", LargeAccount.id("sg", n));
        json.writeStringField("GroupName", "group-" + n);
        json.writeStringField("Description", "made by the team of service " + n);
        json.writeStringField("OwnerId", LargeAccount.ACCOUNT);
        json.writeStringField("VpcId", LargeAccount.id("vpc", vpc));
        json.writeArrayFieldStart("IpPermissions");
        rules(
                json,
                GROUPS_IN,
                5432,
                "UserIdGroupPairs",
                "GroupId",
                i -> account.groupNear(vpc * LargeAccount.SUBNETS_A_VPC, n + i));
        rules(json, BLOCKS_IN, 8000, "IpRanges", "CidrIp", i -> "10." + vpc + "." + (n + i) % 256 + ".0/24");
        rules(
                json,
                LISTS_IN,
                9000,
                "PrefixListIds",
                "PrefixListId",
                i -> LargeAccount.id("pl", 1 + (n + i) % account.prefixLists));
        json.writeEndArray();
        json.writeArrayFieldStart("IpPermissionsEgress");
        rules(json, BLOCKS_OUT, 9000, "IpRanges", "CidrIp", i -> "192.168." + (n + i) % 256 + ".0/24");
        rules(json, 1, 0, "IpRanges", "CidrIp", i -> "0.0.0.0/0");
        json.writeEndArray();
    }

    /** Port 0 stands for all traffic; port 5432 for that one, and others for one port each. */
    private static void rules(
            JsonGenerator json, int count, int port, String peers, String field, IntFunction<String> peer)
            throws IOException {
        for (int i = 0; i < count; i++) {
            int own = port == 5432 ? port : port + i;
            json.writeStartObject();
            json.writeStringField("IpProtocol", port == 0 ? "-1" : "tcp");
            if (port != 0) {
                json.writeNumberField("FromPort", own);
                json.writeNumberField("ToPort", own);
            }
            for (String each : List.of("IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs")) {
                json.writeArrayFieldStart(each);
                if (each.equals(peers)) {
                    json.writeStartObject();
                    json.writeStringField("Description", "ticket " + i);
                    json.writeStringField(field, peer.apply(i));
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
    }

    private void internetGateway(JsonGenerator json, int vpc) throws IOException {
        json.writeStringField("InternetGatewayId", LargeAccount.id("igw", vpc));
        json.writeArrayFieldStart("Attachments");
        json.writeStartObject();
        json.writeStringField("State", "available");
        json.writeStringField("VpcId", LargeAccount.id("vpc", vpc));
        json.writeEndObject();
        json.writeEndArray();
    }

    private void natGateway(JsonGenerator json, int vpc) throws IOException {
        json.writeStringField("NatGatewayId", LargeAccount.id("nat", vpc));
        json.writeStringField("VpcId", LargeAccount.id("vpc", vpc));
        json.writeStringField("SubnetId", LargeAccount.id("subnet", vpc * LargeAccount.SUBNETS_A_VPC));
        json.writeStringField("ConnectivityType", "public");
        json.writeStringField("State", "available");
        json.writeArrayFieldStart("NatGatewayAddresses");
        json.writeStartObject();
        json.writeStringField("PrivateIp", "10." + vpc + ".0.5");
        json.writeStringField("PublicIp", "52.1.2." + vpc);
        json.writeEndObject();
        json.writeEndArray();
    }

    private void endpoint(JsonGenerator json, int vpc) throws IOException {
        json.writeStringField("VpcEndpointId", LargeAccount.id("vpce", vpc));
        json.writeStringField("VpcEndpointType", "Gateway");
        json.writeStringField("VpcId", LargeAccount.id("vpc", vpc));
        json.writeStringField("ServiceName", S3);
        json.writeStringField("State", "available");
        json.writeArrayFieldStart("RouteTableIds");
        for (int n = vpc * LargeAccount.SUBNETS_A_VPC;
                n < Math.min(account.subnets, (vpc + 1) * LargeAccount.SUBNETS_A_VPC);
                n++) {
            json.writeString(LargeAccount.id("rtb", n));
        }
        json.writeEndArray();
    }

    private static void prefixList(JsonGenerator json, int n) throws IOException {
        json.writeStringField("PrefixListId", LargeAccount.id("pl", n));
        json.writeStringField("PrefixListName", n == 0 ? S3 : "offices-" + n);
    }

    private void entries(AnswerFiles files, int n) throws IOException {
        try (JsonGenerator json = files.file("entries-" + n)) {
            json.writeStartObject();
            json.writeStringField("PrefixListId", LargeAccount.id("pl", n));
            json.writeArrayFieldStart("Entries");
            for (int i = 0; i < PREFIX_LIST_ENTRIES; i++) {
                json.writeStartObject();
                // Every second block, so that no two of them join.
                json.writeStringField(
                        "Cidr", (n == 0 ? 52 : 100 + n % 20) + "." + i / 128 + "." + 2 * (i % 128) + ".0/24");
                json.writeStringField("Description", "entry " + i);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void attributes(AnswerFiles files, int vpc) throws IOException {
        for (String attribute : List.of("EnableDnsSupport", "EnableDnsHostnames")) {
            try (JsonGenerator json = files.file(attribute + "-" + vpc)) {
                json.writeStartObject();
                json.writeStringField("VpcId", LargeAccount.id("vpc", vpc));
                json.writeObjectFieldStart(attribute);
                json.writeBooleanField("Value", true);
                json.writeEndObject();
                json.writeEndObject();
            }
        }
    }
}
