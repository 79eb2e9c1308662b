package dev.vpcdoctor.shared;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came back that helps, by layer. Never a payload. */
public sealed interface Details {
    None NONE = new None();

    /** Which layer's these are; empty for {@link None}, which goes with every layer. */
    Optional<Layer> layer();

    /** Nothing came back, or nothing was said about it. */
    record None() implements Details {
        @Override
        public Optional<Layer> layer() {
            return Optional.empty();
        }
    }

    /**
     * The answer of a DNS server.
     *
     * @param question the whole name that was asked for, with its search domain
     * @param transport {@code udp}, or {@code tcp}; {@code hosts} for the hosts file of the system
     * @param rcode as the server said it; empty if it said nothing
     * @param truncated whether the server cut its answer by UDP, after which it was asked by TCP unless that was ruled out
     * @param records of the answer, CNAMEs included
     */
    record Dns(String question, String transport, Optional<String> rcode, boolean truncated, List<DnsRecord> records)
            implements Details {
        public Dns {
            records = List.copyOf(records);
        }

        @Override
        public Optional<Layer> layer() {
            return Optional.of(Layer.DNS);
        }

        /** The addresses of the answer. */
        public List<String> addresses() {
            return records.stream()
                    .filter(record -> record.scope().isPresent())
                    .map(DnsRecord::data)
                    .toList();
        }
    }

    /**
     * One record of an answer.
     *
     * @param ttlSeconds how long it may be kept
     * @param data the address, the name that follows, or the record's own text form
     * @param scope of an address
     */
    record DnsRecord(String name, String type, long ttlSeconds, String data, Optional<AddressScope> scope) {}

    /**
     * A connection, or why there is none.
     *
     * @param sourceAddress from which it was made, with {@code sourcePort}
     * @param cause of {@code unreachable} as far as the system tells: {@code network-unreachable}, {@code
     *     host-unreachable}, {@code protocol-unreachable}, {@code
     *     administratively-prohibited}, {@code not-permitted-locally}
     */
    record Tcp(Optional<String> sourceAddress, Optional<Integer> sourcePort, Optional<String> cause)
            implements Details {
        @Override
        public Optional<Layer> layer() {
            return Optional.of(Layer.TCP);
        }
    }

    /**
     * A TLS session, or why there is none. Trust, dates and name are judged apart from each other.
     *
     * @param serverName that was asked for and looked for in the certificate
     * @param version as in {@code TLSv1.3}
     * @param chain as the server sent it, its own certificate first
     */
    record Tls(
            String serverName,
            Optional<String> version,
            Optional<String> cipher,
            List<Certificate> chain,
            Optional<Boolean> trusted,
            Optional<Boolean> inDate,
            Optional<Boolean> nameMatches)
            implements Details {
        public Tls {
            chain = List.copyOf(chain);
        }

        @Override
        public Optional<Layer> layer() {
            return Optional.of(Layer.TLS);
        }
    }

    /**
     * A certificate.
     *
     * @param names the DNS names and addresses that it is for
     * @param sha256 its fingerprint, in lower-case hexadecimal
     */
    record Certificate(
            String subject, String issuer, List<String> names, Instant notBefore, Instant notAfter, String sha256) {
        public Certificate {
            names = List.copyOf(names);
        }
    }

    /**
     * What a service said.
     *
     * @param protocol what it was greeted with
     * @param greeting the class of its answer, out of the probe's own words: {@code authentication}, {@code no-pg-hba-entry},
     *     {@code tls-alert}, {@code ssh} ...; never the server's text
     * @param code the protocol's own code for it: an SQLSTATE, an error number, an HTTP status
     * @param statusLine of HTTP
     * @param awsRequestId by which AWS's answers are known
     * @param publicAddress that the other side saw
     * @param requestBytes size of the largest request that was answered, where size was the question
     */
    record Service(
            Protocol protocol,
            Optional<String> greeting,
            Optional<String> code,
            Optional<String> statusLine,
            Optional<String> awsRequestId,
            Optional<String> publicAddress,
            Optional<Integer> requestBytes)
            implements Details {

        @Override
        public Optional<Layer> layer() {
            return Optional.of(Layer.SERVICE);
        }
    }
}
