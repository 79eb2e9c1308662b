package dev.vpcdoctor.shared;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one check; one that cannot be made comes out as an {@link UnknownCheck} that says why. */
final class CheckReader {
    private CheckReader() {}

    static Check read(JsonFields fields) {
        String id = fields.place();
        String kind = "";
        try {
            id = readId(fields);
            kind = JsonFields.printable(fields.string("kind"));
            Optional<Check> check = readKind(id, kind, fields);
            if (check.isEmpty()) {
                return new UnknownCheck(id, kind, UnknownCheck.NOT_UNDERSTOOD + ": the kind of check " + kind);
            }
            List<String> unread = fields.unread();
            if (!unread.isEmpty()) {
                return new UnknownCheck(
                        id,
                        kind,
                        UnknownCheck.NOT_UNDERSTOOD + ": the field " + String.join(", ", unread) + " of a " + kind
                                + " check");
            }
            return check.get();
        } catch (MalformedJsonException e) {
            return new UnknownCheck(id, kind, e.getMessage());
        } catch (IllegalArgumentException e) {
            return new UnknownCheck(id, kind, fields.place() + ": " + e.getMessage());
        }
    }

    private static String readId(JsonFields fields) throws MalformedJsonException {
        String id = fields.string("id");
        Invalid.id(id);
        return id;
    }

    private static Optional<Check> readKind(String id, String kind, JsonFields fields) throws MalformedJsonException {
        return switch (kind) {
            case DnsCheck.KIND -> Optional.of(readDns(id, fields));
            case TcpCheck.KIND ->
                Optional.of(new TcpCheck(id, fields.string("host"), fields.port("port"), readAttempts(fields)));
            case TlsCheck.KIND ->
                Optional.of(new TlsCheck(
                        id,
                        fields.string("host"),
                        fields.port("port"),
                        fields.optionalWord("startTls", StartTls.values()).orElse(StartTls.NONE),
                        readTls(fields),
                        readAttempts(fields)));
            case ServiceCheck.KIND ->
                Optional.of(new ServiceCheck(
                        id,
                        fields.string("host"),
                        fields.port("port"),
                        fields.word("protocol", Protocol.values()),
                        fields.optionalWord("tls", TlsUse.values()).orElse(TlsUse.IF_OFFERED),
                        readTls(fields),
                        fields.optionalString("path").orElse("/"),
                        readAttempts(fields)));
            case EgressCheck.KIND -> Optional.of(readEgress(id, fields));
            case AwsEndpointCheck.KIND ->
                Optional.of(new AwsEndpointCheck(
                        id,
                        fields.string("endpoint"),
                        fields.optionalString("region"),
                        fields.smallInteger("port", AwsEndpointCheck.HTTPS_PORT),
                        readTls(fields),
                        readAttempts(fields)));
            case PathMtuCheck.KIND ->
                Optional.of(new PathMtuCheck(
                        id,
                        fields.string("host"),
                        fields.port("port"),
                        fields.word("protocol", Protocol.values()),
                        fields.smallInteger("bytes", PathMtuCheck.DEFAULT_BYTES),
                        readTls(fields),
                        readAttempts(fields)));
            default -> Optional.empty();
        };
    }

    private static DnsCheck readDns(String id, JsonFields fields) throws MalformedJsonException {
        List<RecordType> types = new ArrayList<>();
        for (String word : fields.strings("types")) {
            Optional<RecordType> type = Word.find(RecordType.values(), word);
            Invalid.unless(
                    type.isPresent(), "types must be of A, AAAA, CNAME, SRV, PTR, not " + JsonFields.printable(word));
            types.add(type.get());
        }
        return new DnsCheck(
                id,
                fields.string("name"),
                fields.has("types") ? types : List.of(RecordType.A, RecordType.AAAA),
                fields.optionalString("server"),
                fields.smallInteger("serverPort", DnsCheck.DNS_PORT),
                fields.optionalWord("transport", DnsTransport.values()).orElse(DnsTransport.AUTO),
                readAttempts(fields));
    }

    private static EgressCheck readEgress(String id, JsonFields fields) throws MalformedJsonException {
        Optional<String> url = fields.optionalString("url");
        return new EgressCheck(
                id,
                url.isEmpty() ? EgressCheck.DEFAULT_URL : URI.create(url.get()),
                readTls(fields),
                readAttempts(fields));
    }

    private static TlsOptions readTls(JsonFields fields) throws MalformedJsonException {
        return new TlsOptions(fields.optionalString("serverName"), fields.strings("trustAnchors"));
    }

    private static Attempts readAttempts(JsonFields fields) throws MalformedJsonException {
        return new Attempts(
                readMillis(fields, "timeoutMillis", Attempts.DEFAULT.timeout()),
                fields.smallInteger("times", Attempts.DEFAULT.times()),
                readMillis(fields, "pauseMillis", Attempts.DEFAULT.pause()));
    }

    private static Duration readMillis(JsonFields fields, String name, Duration otherwise)
            throws MalformedJsonException {
        Optional<Long> millis = fields.optionalInteger(name);
        return millis.isEmpty() ? otherwise : Duration.ofMillis(millis.get());
    }
}
