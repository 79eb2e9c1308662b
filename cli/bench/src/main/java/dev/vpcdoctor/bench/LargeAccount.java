package dev.vpcdoctor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An account as large as large companies have them, as the AWS CLI would describe it: 2,000 functions, 20,000 interfaces,
 * 2,500 security groups of 60 rules, 200 subnets in four VPCs, 20 prefix lists of 1,000 entries, 200 databases; all times a
 * factor. The same factor gives the same account.
 */
final class LargeAccount {
    static final int SUBNETS_A_VPC = 50;
    static final String ACCOUNT = "123456789012";
    static final String REGION = "eu-west-1";

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

    /** Writes the answers into a new folder. */
    void writeTo(Path folder) throws IOException {
        Path region = folder.resolve("accounts").resolve(ACCOUNT).resolve(REGION);
        Files.createDirectories(region);
        AnswerFiles files = new AnswerFiles(region);
        new NetworkAnswers(this).write(files);
        new WorkloadAnswers(this).write(files);
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

    /** The id of the n-th of a kind. */
    static String id(String prefix, int n) {
        return String.format("%s-0%016x", prefix, n);
    }

    /** The VPC in which a subnet is. */
    String vpcOf(int subnet) {
        return id("vpc", subnet % subnets / SUBNETS_A_VPC);
    }

    /** A security group of the VPC in which a subnet is. */
    String groupNear(int subnet, int step) {
        int vpc = subnet % subnets / SUBNETS_A_VPC;
        int inVpc = (groups - vpc + vpcs - 1) / vpcs;
        return id("sg", vpc + vpcs * Math.floorMod(step, inVpc));
    }
}
