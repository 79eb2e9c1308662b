package dev.vpcdoctor.snapshot;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.read.NetworkReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes answers as large as the largest accounts have them, and loads them in a process of its own. */
final class LargeSnapshot {
    private LargeSnapshot() {}

    /**
     * Loads a snapshot and its network, and prints how many interfaces and groups there are and how many MiB of heap both
     * together take.
     */
    public static void main(String[] arguments) {
        Snapshot snapshot = SnapshotReader.read(Path.of(arguments[0]));
        Network network = NetworkReader.read(snapshot).network();
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.println(network.all(NetworkInterface.class).size() + " "
                + network.all(SecurityGroup.class).size() + " "
                + (used >> 20) + " " + snapshot.problems().size());
    }

    /** Interfaces with the fields, the indentation and the repetition of a real answer; some 3 KB each. */
    static void writeInterfaces(Path file, int count) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\n    \"NetworkInterfaces\": [");
            for (int i = 0; i < count; i++) {
                out.write(i == 0 ? "\n" : ",\n");
                out.write(networkInterface(i));
            }
            out.write("\n    ]\n}\n");
        }
    }

    private static String networkInterface(int number) {
        String address = "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
        String publicAddress = "52." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
        String association = """
            "Association": {
                "AllocationId": "eipalloc-%1$017x",
                "AssociationId": "eipassoc-%1$017x",
                "IpOwnerId": "123456789012",
                "PublicDnsName": "ec2-%2$s.eu-west-1.compute.amazonaws.com",
                "PublicIp": "%3$s"
            },\
            """.formatted(number, publicAddress.replace('.', '-'), publicAddress);
        String interfaceText = """
                    {
            %1$s
                        "Attachment": {
                            "AttachTime": "2025-11-21T01:%2$02d:03+00:00",
                            "AttachmentId": "eni-attach-%3$017x",
                            "DeleteOnTermination": true,
                            "DeviceIndex": 0,
                            "NetworkCardIndex": 0,
                            "InstanceId": "i-%3$017x",
                            "InstanceOwnerId": "123456789012",
                            "Status": "attached"
                        },
                        "AvailabilityZone": "eu-west-1a",
                        "Description": "Interface number %3$d of the autoscaled workers",
                        "Groups": [
                            {
                                "GroupName": "workers-%4$d",
                                "GroupId": "sg-%4$017x"
                            },
                            {
                                "GroupName": "monitoring",
                                "GroupId": "sg-0123456789abcdef0"
                            }
                        ],
                        "InterfaceType": "interface",
                        "Ipv6Addresses": [],
                        "MacAddress": "0a:00:00:%5$02x:%6$02x:%7$02x",
                        "NetworkInterfaceId": "eni-%3$017x",
                        "OwnerId": "123456789012",
                        "PrivateDnsName": "ip-%8$s.eu-west-1.compute.internal",
                        "PrivateIpAddress": "%9$s",
                        "PrivateIpAddresses": [
                            {
            %10$s
                                "Primary": true,
                                "PrivateDnsName": "ip-%8$s.eu-west-1.compute.internal",
                                "PrivateIpAddress": "%9$s"
                            }
                        ],
                        "RequesterManaged": false,
                        "SourceDestCheck": true,
                        "Status": "in-use",
                        "SubnetId": "subnet-%4$017x",
                        "TagSet": [
                            {
                                "Key": "Name",
                                "Value": "worker-%3$d"
                            },
                            {
                                "Key": "team",
                                "Value": "checkout"
                            }
                        ],
                        "VpcId": "vpc-0123456789abcdef0",
                        "DenyAllIgwTraffic": false
                    }\
            """.formatted(
                        association.indent(12).stripTrailing(),
                        number % 60,
                        number,
                        number % 200,
                        number >> 16 & 255,
                        number >> 8 & 255,
                        number & 255,
                        address.replace('.', '-'),
                        address,
                        association.indent(20).stripTrailing());
        return interfaceText;
    }

    /** Groups with as many rules as AWS allows by default, each for a block of its own. */
    static void writeSecurityGroups(Path file, int count, int rules) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"SecurityGroups\": [");
            for (int i = 0; i < count; i++) {
                out.write(i == 0 ? "\n" : ",\n");
                out.write(
                        "{\"GroupId\": \"sg-%017x\", \"GroupName\": \"workers-%d\", \"VpcId\": \"vpc-0123456789abcdef0\",\n"
                                .formatted(i, i));
                out.write(" \"IpPermissionsEgress\": [], \"IpPermissions\": [");
                for (int rule = 0; rule < rules; rule++) {
                    out.write(rule == 0 ? "\n" : ",\n");
                    out.write("""
                        {"IpProtocol": "tcp", "FromPort": %d, "ToPort": %d, "UserIdGroupPairs": [],
                         "IpRanges": [{"CidrIp": "10.%d.%d.0/24", "Description": "office %d of group %d"}],
                         "Ipv6Ranges": [], "PrefixListIds": []}\
                        """.formatted(1024 + rule, 1024 + rule, i & 255, rule, rule, i));
                }
                out.write("]}");
            }
            out.write("]}\n");
        }
    }
}
