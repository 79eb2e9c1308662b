package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.AwsWorld;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Parts of probes, put into an account as runs that came to different ends would leave them. */
public record LeftoverProbes(AwsWorld world, String name, Map<String, String> tags) {
    public LeftoverProbes {
        tags = Map.copyOf(tags);
    }

    /** Of a run on this machine whose process is no more, long before its time is over. */
    public static LeftoverProbes ofAKilledRun(AwsWorld world, String name) {
        return of(world, name, Optional.of(endedProcess()));
    }

    /** Of a run on a machine of which nothing is known from here. */
    public static LeftoverProbes ofAnotherMachine(AwsWorld world, String name) {
        return of(world, name, Optional.of(new DeployingProcess("another", 1, 1)));
    }

    /** Of a run in this process. */
    public static LeftoverProbes inUse(AwsWorld world, String name) {
        return of(world, name, Optional.of(DeployingProcess.current()));
    }

    /** What somebody keeps. */
    public static LeftoverProbes kept(AwsWorld world, String name) {
        return of(world, name, Optional.empty());
    }

    /** What a template deployed. */
    public static LeftoverProbes permanent(AwsWorld world, String name) {
        return new LeftoverProbes(world, name, Map.of(ProbeTags.PURPOSE, ProbeTags.PERMANENT));
    }

    private static LeftoverProbes of(AwsWorld world, String name, Optional<DeployingProcess> process) {
        Instant now = Instant.now();
        ProbeTags tags = new ProbeTags(
                ProbeTags.PROBE,
                Optional.of(AwsWorld.FUNCTION),
                Optional.of(ProbeSamples.OWNER),
                process,
                Optional.of(now),
                Optional.of(now.plus(Duration.ofMinutes(30))));
        return new LeftoverProbes(world, name, tags.asMap());
    }

    private static DeployingProcess endedProcess() {
        try {
            Process process = new ProcessBuilder("true").start();
            process.waitFor();
            return new DeployingProcess(DeployingProcess.current().machine(), process.pid(), 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public LeftoverProbes function() {
        world.lambda.createFunction(r -> r.functionName(name + "-" + world.functionSubnetA)
                .runtime(Runtime.JAVA21)
                .handler(ProbeJar.HANDLER)
                .role(world.role)
                .code(code -> code.zipFile(SdkBytes.fromByteArray(zip())))
                .environment(e -> e.variables(Map.of("VPC_DOCTOR_ALLOW", "db.example.com:5432")))
                .vpcConfig(config -> config.subnetIds(world.functionSubnetA).securityGroupIds(world.functionGroup))
                .tags(tags));
        return this;
    }

    public LeftoverProbes role() {
        List<Tag> list = tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        world.iam.createRole(r -> r.roleName(name)
                .path(ProbeName.ROLE_PATH)
                .assumeRolePolicyDocument(RolePolicies.TRUST)
                .tags(list));
        return this;
    }

    public LeftoverProbes rolePolicy() {
        world.iam.putRolePolicy(
                r -> r.roleName(name).policyName(RolePolicies.NAME).policyDocument("""
                    {"Version": "2012-10-17", "Statement": [
                     {"Effect": "Allow", "Action": "ec2:CreateNetworkInterface", "Resource": "*"}]}\
                    """));
        return this;
    }

    public LeftoverProbes logGroup() {
        world.logs.createLogGroup(r -> r.logGroupName("/aws/lambda/" + name).tags(tags));
        return this;
    }

    /** All that a deployment makes for one subnet. */
    public LeftoverProbes whole() {
        return role().rolePolicy().logGroup().function();
    }

    /** Everything in an account whose name says that it belongs to a probe, asked of the server itself. */
    public static List<String> ofProbes(AwsWorld world) {
        List<String> found = new ArrayList<>();
        world.lambda.listFunctions().functions().forEach(function -> found.add("function " + function.functionName()));
        world.iam.listRoles().roles().forEach(role -> found.add("role " + role.roleName()));
        world.logs.describeLogGroups().logGroups().forEach(group -> found.add("log group " + group.logGroupName()));
        return found.stream().filter(what -> what.contains(ProbeName.PREFIX)).toList();
    }

    private static byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("empty"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
