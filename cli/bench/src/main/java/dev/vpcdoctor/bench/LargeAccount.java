package dev.vpcdoctor.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

/**
 * An account as large as large companies have them, as the AWS CLI would describe it: 2,000 functions, 20,000 interfaces,
 * 2,500 security groups of 60 rules, 200 subnets in four VPCs, 20 prefix lists of 1,000 entries, 200 databases; all times a
 * factor. The same factor gives the same account.
 */
final class LargeAccount {
    private static final int SUBNETS_A_VPC = 50;
    private static final int PREFIX_LIST_ENTRIES = 1_000;
    private static final int GROUPS_IN = 30;
    private static final int BLOCKS_IN = 15;
    private static final int LISTS_IN = 5;
    private static final int BLOCKS_OUT = 9;
    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "eu-west-1";
    private static final String S3 = "com.amazonaws." + REGION + ".s3";

    final int functions;
    final int interfaces;
    final int groups;
    final int subnets;
    final int vpcs;
    final int prefixLists;
    final int databases;

    LargeAccount(double factor) {
        functions = (int) (2_000 * factor);
        interfaces = (int) (20_000 * factor);
        groups = (int) (2_500 * factor);
        subnets = (int) (200 * factor);
        vpcs = Math.max(1, subnets / SUBNETS_A_VPC);
        prefixLists = (int) (20 * factor);
        databases = (int) (200 * factor);
    }

    /** The fields of the n-th object of a list. */
    @FunctionalInterface
    private interface Entry {
        void write(JsonGenerator json, int n) throws IOException;
    }

    /** Writes the answers into a new folder. */
    void writeTo(Path folder) throws IOException {
        Path region = folder.resolve("accounts").resolve(ACCOUNT).resolve(REGION);
        Files.createDirectories(region);
        list(region, "Vpcs", vpcs, this::vpc);
        list(region, "DhcpOptions", 1, LargeAccount::dhcpOptions);
        list(region, "Subnets", subnets, this::subnet);
        list(region, "RouteTables", subnets, this::routeTable);
        list(region, "NetworkAcls", vpcs, this::networkAcl);
        list(region, "SecurityGroups", groups, this::securityGroup);
        list(region, "NetworkInterfaces", interfaces, this::networkInterface);
        list(region, "InternetGateways", vpcs, this::internetGateway);
        list(region, "NatGateways", vpcs, this::natGateway);
        list(region, "VpcEndpoints", vpcs, this::endpoint);
        list(region, "ManagedPrefixLists", prefixLists + 1, LargeAccount::prefixList);
        list(region, "DBInstances", databases, this::database);
        list(region, "Functions", functions, this::function);
        for (String none : List.of("VpcPeeringConnections", "TransitGatewayAttachments", "DBClusters", "DBProxies")) {
            list(region, none, 0, (json, n) -> {});
        }
        for (int n = 0; n <= prefixLists; n++) {
            entries(region, n);
        }
        for (int n = 0; n < vpcs; n++) {
            attributes(region, n);
        }
    }

    /** The private address of the n-th interface. */
    String address(int n) {
        int place = n / subnets;
        return "10." + n % subnets / SUBNETS_A_VPC + "." + (4 * (n % subnets % SUBNETS_A_VPC) + place / 200) + "."
                + (10 + place % 200);
    }

    /** An interface of the same VPC as a function, another for each step. */
    int interfaceNear(int function, int step) {
        int vpc = function % subnets / SUBNETS_A_VPC;
        int inVpc = Math.min(SUBNETS_A_VPC, subnets - vpc * SUBNETS_A_VPC);
        return vpc * SUBNETS_A_VPC + Math.floorMod(step, inVpc) + subnets * Math.floorMod(step, interfaces / subnets);
    }

    static String functionName(int n) {
        return "function-" + n;
    }

    static String databaseId(int n) {
        return "database-" + n;
    }

    /** A database of the same VPC as a function. */
    int databaseNear(int function) {
        int near = function % subnets;
        return near % databases;
    }

    private static String id(String prefix, int n) {
        return String.format("%s-0%016x", prefix, n);
    }

    private String vpcOf(int subnet) {
        return id("vpc", subnet % subnets / SUBNETS_A_VPC);
    }

    /** A security group of the VPC in which a subnet is. */
    private String groupNear(int subnet, int step) {
        int vpc = subnet % subnets / SUBNETS_A_VPC;
        int inVpc = (groups - vpc + vpcs - 1) / vpcs;
        return id("sg", vpc + vpcs * Math.floorMod(step, inVpc));
    }

    private void vpc(JsonGenerator json, int n) throws IOException {
        json.writeStringField("VpcId", id("vpc", n));
        json.writeStringField("OwnerId", ACCOUNT);
        json.writeStringField("CidrBlock", "10." + n + ".0.0/16");
        json.writeStringField("DhcpOptionsId", id("dopt", 0));
        json.writeStringField("State", "available");
    }

    private static void dhcpOptions(JsonGenerator json, int n) throws IOException {
        json.writeStringField("DhcpOptionsId", id("dopt", n));
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
        json.writeStringField("SubnetId", id("subnet", n));
        json.writeStringField("VpcId", vpcOf(n));
        json.writeStringField("CidrBlock", "10." + n / SUBNETS_A_VPC + "." + 4 * (n % SUBNETS_A_VPC) + ".0/22");
        json.writeStringField("AvailabilityZone", REGION + (char) ('a' + n % 3));
        json.writeNumberField("AvailableIpAddressCount", 800);
        json.writeStringField("State", "available");
    }

    private void routeTable(JsonGenerator json, int n) throws IOException {
        boolean isPublic = n % SUBNETS_A_VPC == 0;
        int vpc = n / SUBNETS_A_VPC;
        json.writeStringField("RouteTableId", id("rtb", n));
        json.writeStringField("VpcId", vpcOf(n));
        json.writeArrayFieldStart("Associations");
        json.writeStartObject();
        json.writeBooleanField("Main", false);
        json.writeStringField("RouteTableId", id("rtb", n));
        json.writeStringField("SubnetId", id("subnet", n));
        json.writeEndObject();
        json.writeEndArray();
        json.writeArrayFieldStart("Routes");
        route(json, "DestinationCidrBlock", "10." + vpc + ".0.0/16", "GatewayId", "local");
        route(
                json,
                "DestinationCidrBlock",
                "0.0.0.0/0",
                isPublic ? "GatewayId" : "NatGatewayId",
                isPublic ? id("igw", vpc) : id("nat", vpc));
        route(json, "DestinationPrefixListId", id("pl", 0), "GatewayId", id("vpce", vpc));
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
        json.writeStringField("NetworkAclId", id("acl", vpc));
        json.writeStringField("VpcId", id("vpc", vpc));
        json.writeBooleanField("IsDefault", true);
        json.writeArrayFieldStart("Associations");
        for (int n = vpc * SUBNETS_A_VPC; n < Math.min(subnets, (vpc + 1) * SUBNETS_A_VPC); n++) {
            json.writeStartObject();
            json.writeStringField("SubnetId", id("subnet", n));
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
        int vpc = n % vpcs;
        json.writeStringField("GroupId", id("sg", n));
        json.writeStringField("GroupName", "group-" + n);
        json.writeStringField("Description", "made by the team of service " + n);
        json.writeStringField("OwnerId", ACCOUNT);
        json.writeStringField("VpcId", id("vpc", vpc));
        json.writeArrayFieldStart("IpPermissions");
        rules(json, GROUPS_IN, 5432, "UserIdGroupPairs", "GroupId", i -> groupNear(vpc * SUBNETS_A_VPC, n + i));
        rules(json, BLOCKS_IN, 8000, "IpRanges", "CidrIp", i -> "10." + vpc + "." + (n + i) % 256 + ".0/24");
        rules(json, LISTS_IN, 9000, "PrefixListIds", "PrefixListId", i -> id("pl", 1 + (n + i) % prefixLists));
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

    private void networkInterface(JsonGenerator json, int n) throws IOException {
        int subnet = n % subnets;
        boolean lambda = n % 10 == 3;
        json.writeStringField("NetworkInterfaceId", id("eni", n));
        json.writeStringField("VpcId", vpcOf(subnet));
        json.writeStringField("SubnetId", id("subnet", subnet));
        json.writeStringField("AvailabilityZone", REGION + (char) ('a' + subnet % 3));
        json.writeStringField("Description", lambda ? "AWS Lambda VPC ENI-" + functionName(n) : "worker " + n);
        json.writeStringField("InterfaceType", lambda ? "lambda" : "interface");
        json.writeStringField("OwnerId", ACCOUNT);
        json.writeStringField("PrivateIpAddress", address(n));
        json.writeStringField("PrivateDnsName", "ip-" + address(n).replace('.', '-') + ".eu-west-1.compute.internal");
        json.writeArrayFieldStart("PrivateIpAddresses");
        json.writeStartObject();
        json.writeBooleanField("Primary", true);
        json.writeStringField("PrivateIpAddress", address(n));
        json.writeEndObject();
        json.writeEndArray();
        json.writeArrayFieldStart("Groups");
        json.writeStartObject();
        json.writeStringField("GroupId", groupNear(subnet, n));
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

    private void internetGateway(JsonGenerator json, int vpc) throws IOException {
        json.writeStringField("InternetGatewayId", id("igw", vpc));
        json.writeArrayFieldStart("Attachments");
        json.writeStartObject();
        json.writeStringField("State", "available");
        json.writeStringField("VpcId", id("vpc", vpc));
        json.writeEndObject();
        json.writeEndArray();
    }

    private void natGateway(JsonGenerator json, int vpc) throws IOException {
        json.writeStringField("NatGatewayId", id("nat", vpc));
        json.writeStringField("VpcId", id("vpc", vpc));
        json.writeStringField("SubnetId", id("subnet", vpc * SUBNETS_A_VPC));
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
        json.writeStringField("VpcEndpointId", id("vpce", vpc));
        json.writeStringField("VpcEndpointType", "Gateway");
        json.writeStringField("VpcId", id("vpc", vpc));
        json.writeStringField("ServiceName", S3);
        json.writeStringField("State", "available");
        json.writeArrayFieldStart("RouteTableIds");
        for (int n = vpc * SUBNETS_A_VPC; n < Math.min(subnets, (vpc + 1) * SUBNETS_A_VPC); n++) {
            json.writeString(id("rtb", n));
        }
        json.writeEndArray();
    }

    private static void prefixList(JsonGenerator json, int n) throws IOException {
        json.writeStringField("PrefixListId", id("pl", n));
        json.writeStringField("PrefixListName", n == 0 ? S3 : "offices-" + n);
    }

    private void entries(Path region, int n) throws IOException {
        try (JsonGenerator json = file(region, "entries-" + n)) {
            json.writeStartObject();
            json.writeStringField("PrefixListId", id("pl", n));
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

    private void attributes(Path region, int vpc) throws IOException {
        for (String attribute : List.of("EnableDnsSupport", "EnableDnsHostnames")) {
            try (JsonGenerator json = file(region, attribute + "-" + vpc)) {
                json.writeStartObject();
                json.writeStringField("VpcId", id("vpc", vpc));
                json.writeObjectFieldStart(attribute);
                json.writeBooleanField("Value", true);
                json.writeEndObject();
                json.writeEndObject();
            }
        }
    }

    private void database(JsonGenerator json, int n) throws IOException {
        int subnet = n % subnets;
        json.writeStringField("DBInstanceIdentifier", databaseId(n));
        json.writeStringField("DBInstanceArn", "arn:aws:rds:" + REGION + ":" + ACCOUNT + ":db:" + databaseId(n));
        json.writeStringField("DBInstanceStatus", "available");
        json.writeStringField("Engine", "postgres");
        json.writeStringField("AvailabilityZone", REGION + (char) ('a' + subnet % 3));
        json.writeBooleanField("MultiAZ", false);
        json.writeBooleanField("PubliclyAccessible", false);
        json.writeObjectFieldStart("Endpoint");
        json.writeStringField("Address", databaseId(n) + ".abcdefgh." + REGION + ".rds.amazonaws.com");
        json.writeNumberField("Port", 5432);
        json.writeEndObject();
        json.writeArrayFieldStart("VpcSecurityGroups");
        json.writeStartObject();
        json.writeStringField("VpcSecurityGroupId", groupNear(subnet, n));
        json.writeStringField("Status", "active");
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("DBSubnetGroup");
        json.writeStringField("DBSubnetGroupName", "group-" + n);
        json.writeStringField("VpcId", vpcOf(subnet));
        json.writeArrayFieldStart("Subnets");
        json.writeStartObject();
        json.writeStringField("SubnetIdentifier", id("subnet", subnet));
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void function(JsonGenerator json, int n) throws IOException {
        int subnet = n % subnets;
        int vpc = subnet / SUBNETS_A_VPC;
        int other = vpc * SUBNETS_A_VPC + (subnet + 1) % Math.min(SUBNETS_A_VPC, subnets);
        json.writeStringField("FunctionName", functionName(n));
        json.writeStringField(
                "FunctionArn", "arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:" + functionName(n));
        json.writeStringField("Runtime", "java21");
        json.writeStringField("Role", "arn:aws:iam::" + ACCOUNT + ":role/" + functionName(n));
        json.writeNumberField("Timeout", 10);
        json.writeStringField("State", "Active");
        json.writeObjectFieldStart("VpcConfig");
        json.writeStringField("VpcId", vpcOf(subnet));
        json.writeArrayFieldStart("SubnetIds");
        json.writeString(id("subnet", subnet));
        json.writeString(id("subnet", other));
        json.writeEndArray();
        json.writeArrayFieldStart("SecurityGroupIds");
        json.writeString(groupNear(subnet, n));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void list(Path region, String key, int count, Entry entry) throws IOException {
        try (JsonGenerator json = file(region, key)) {
            json.writeStartObject();
            json.writeArrayFieldStart(key);
            for (int n = 0; n < count; n++) {
                json.writeStartObject();
                entry.write(json, n);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static JsonGenerator file(Path region, String name) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(Files.newBufferedWriter(region.resolve(name + ".json")));
        return json.useDefaultPrettyPrinter();
    }
}
