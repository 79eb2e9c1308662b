package dev.vpcdoctor.shared;

import java.util.Optional;

/**
 * What an observation is about.
 *
 * @param name the host or DNS name as asked, or the address where one was asked for
 * @param address the address that was tried; of the server in a DNS observation
 * @param port the port that was tried
 * @param what the record type or the protocol
 */
public record Asked(Optional<String> name, Optional<String> address, Optional<Integer> port, Optional<String> what) {
    public static final Asked NOTHING =
            new Asked(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static Asked host(String name, int port) {
        return new Asked(Optional.of(name), Optional.empty(), Optional.of(port), Optional.empty());
    }

    public Asked at(String tried) {
        return new Asked(name, Optional.of(tried), port, what);
    }

    public Asked about(String wanted) {
        return new Asked(name, address, port, Optional.of(wanted));
    }
}
