package dev.vpcdoctor.aws.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A process that deployed probes, as a tag names it: so that what it left can be told from what it still uses, but only on
 * the machine where it ran.
 *
 * @param machine a sum of what tells machines apart; it tells nobody their name
 * @param startSeconds of its start, since numbers of processes come again
 */
record OwnProcess(String machine, long pid, long startSeconds) {

    /** What can be said about a process from here. */
    enum Life {
        ALIVE,
        ENDED,
        /** It ran on another machine. */
        NOT_KNOWN
    }

    static OwnProcess current() {
        ProcessHandle self = ProcessHandle.current();
        return new OwnProcess(machineHere(), self.pid(), startOf(self));
    }

    static Optional<OwnProcess> parse(String tag) {
        String[] parts = tag.split("\\.", -1);
        try {
            return parts.length == 3
                    ? Optional.of(new OwnProcess(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    String tag() {
        return machine + "." + pid + "." + startSeconds;
    }

    Life life() {
        if (!machine.equals(machineHere())) {
            return Life.NOT_KNOWN;
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(process) == startSeconds)
                .map(process -> Life.ALIVE)
                .orElse(Life.ENDED);
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
    }

    /** The host's name alone is not enough: containers share it, and not their processes. */
    private static String machineHere() {
        CRC32C sum = new CRC32C();
        sum.update(hostName().getBytes(StandardCharsets.UTF_8));
        for (String file : new String[] {"/etc/machine-id", "/proc/sys/kernel/random/boot_id"}) {
            sum.update(textOf(Path.of(file)).getBytes(StandardCharsets.UTF_8));
        }
        sum.update(linkOf(Path.of("/proc/self/ns/pid")).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "";
        }
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static String linkOf(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException | UnsupportedOperationException e) {
            // Only Linux has it, and only there do containers share what the rest of the sum is made of.
            return "";
        }
    }
}
