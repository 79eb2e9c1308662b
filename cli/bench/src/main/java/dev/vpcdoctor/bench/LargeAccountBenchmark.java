package dev.vpcdoctor.bench;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.read.NetworkReading;
import dev.vpcdoctor.network.target.PathFinder;
import dev.vpcdoctor.network.target.PathFinder.Paths;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.snapshot.Snapshot;
import dev.vpcdoctor.snapshot.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Loads the snapshot of a {@link LargeAccount} and walks 10,000 times in it, as the process of a user would. */
public final class LargeAccountBenchmark {
    private static final int WALKS = 10_000;
    private static final double NANOS_A_SECOND = 1e9;

    private LargeAccountBenchmark() {}

    /**
     * Runs one of two parts.
     *
     * @param arguments {@code write FACTOR FOLDER} makes the account; {@code walk FACTOR FOLDER} measures, and prints the
     *     factor, the seconds of loading and of all walks, and the most memory that the process had, in MiB
     */
    public static void main(String[] arguments) throws IOException {
        LargeAccount account = new LargeAccount(Double.parseDouble(arguments[1]));
        Path folder = Path.of(arguments[2]);
        if (arguments[0].equals("write")) {
            account.writeTo(folder);
        } else {
            measure(arguments[1], account, folder);
        }
    }

    private static void measure(String factor, LargeAccount account, Path folder) throws IOException {
        long begun = System.nanoTime();
        Snapshot snapshot = SnapshotReader.read(folder);
        NetworkReading reading = NetworkReader.read(snapshot);
        long loaded = System.nanoTime();
        check(account, snapshot, reading);
        Map<Verdict, Integer> verdicts = walk(account, reading.network());
        long walked = System.nanoTime();
        System.out.printf(
                "%s\t%.2f\t%.2f\t%d\t%s%n",
                factor, (loaded - begun) / NANOS_A_SECOND, (walked - loaded) / NANOS_A_SECOND, mostMemory(), verdicts);
    }

    /** What was read is what was written. */
    private static void check(LargeAccount account, Snapshot snapshot, NetworkReading reading) {
        Network network = reading.network();
        boolean whole = snapshot.problems().isEmpty()
                && reading.problems().isEmpty()
                && network.all(LambdaFunction.class).size() == account.functions
                && network.all(NetworkInterface.class).size() == account.interfaces
                && network.all(SecurityGroup.class).size() == account.groups;
        if (!whole) {
            throw new IllegalStateException("not all could be read: " + snapshot.problems() + reading.problems());
        }
    }

    /** From functions all over the account, to what functions connect to. */
    private static Map<Verdict, Integer> walk(LargeAccount account, Network network) {
        PathFinder finder = new PathFinder(network);
        List<LambdaFunction> functions = List.copyOf(network.all(LambdaFunction.class));
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        int walks = 0;
        for (int step = 0; walks < WALKS; step++) {
            int n = Math.floorMod(step * 7, functions.size());
            Paths paths = finder.find(functions.get(n), TargetExpression.parse(target(account, n, step)));
            walks += paths.fromSubnets().stream()
                    .mapToInt(from -> from.paths().size())
                    .sum();
            verdicts.merge(paths.verdict(), 1, Integer::sum);
        }
        return verdicts;
    }

    private static String target(LargeAccount account, int function, int step) {
        return switch (step % 4) {
            case 0 -> "rds:" + LargeAccount.databaseId(account.databaseNear(function));
            case 1 -> account.address(account.interfaceNear(function, step)) + ":5432";
            case 2 -> "aws:s3";
            default -> "internet";
        };
    }

    /** The process's high-water mark, which Linux keeps. */
    private static long mostMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(-1);
    }
}
