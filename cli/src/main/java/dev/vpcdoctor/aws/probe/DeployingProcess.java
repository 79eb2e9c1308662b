package dev.vpcdoctor.aws.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A process that deployed probes, as a tag names it: so that what it left can be told from what it still uses, but only on
 * the machine where it ran.
 *
 * @param machine a sum of what tells machines apart; it tells nobody their name
 * @param startSeconds of its start, since numbers of processes come again
 */
record DeployingProcess(String machine, long pid, long startSeconds) {
    private static final List<MachineFact> TRAITS = List.of(
            () -> InetAddress.getLocalHost().getHostName(),
            () -> Files.readString(Path.of("/etc/machine-id")),
            () -> Files.readString(Path.of("/proc/sys/kernel/random/boot_id")),
            () -> Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString());

    /** What can be said about a process from here. */
    enum ProcessState {
        ALIVE,
        ENDED,
        /** It ran on another machine. */
        NOT_KNOWN
    }

    static DeployingProcess current() {
        ProcessHandle self = ProcessHandle.current();
        return new DeployingProcess(machineHere(), self.pid(), startOf(self));
    }

    static Optional<DeployingProcess> parse(String tag) {
        String[] parts = tag.split("\\.", -1);
        try {
            return parts.length == 3
                    ? Optional.of(new DeployingProcess(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    String tag() {
        return machine + "." + pid + "." + startSeconds;
    }

    ProcessState life() {
        if (!machine.equals(machineHere())) {
            return ProcessState.NOT_KNOWN;
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(process) == startSeconds)
                .map(process -> ProcessState.ALIVE)
                .orElse(ProcessState.ENDED);
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
    }

    /** The host's name alone is not enough: containers share it, and not their processes. */
    private static String machineHere() {
        CRC32C sum = new CRC32C();
        for (MachineFact trait : TRAITS) {
            sum.update(trait.orNothing().getBytes(StandardCharsets.UTF_8));
        }
        return Long.toHexString(sum.getValue());
    }

    /** Something that two machines do not share. */
    @FunctionalInterface
    private interface MachineFact {
        String read() throws IOException;

        /** Not every system has each: that, too, is alike on one and the same machine. */
        default String orNothing() {
            try {
                return read();
            } catch (IOException e) {
                return "";
            }
        }
    }
}
