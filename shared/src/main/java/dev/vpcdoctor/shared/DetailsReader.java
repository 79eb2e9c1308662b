package dev.vpcdoctor.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class DetailsReader {
    private DetailsReader() {}

    static Details read(Layer layer, Optional<JsonFields> details) throws MalformedJsonException {
        if (details.isEmpty()) {
            return Details.NONE;
        }
        JsonFields fields = details.get();
        return switch (layer) {
            case DNS -> readDns(fields);
            case TCP ->
                new Details.Tcp(
                        fields.optionalString("sourceAddress"),
                        fields.optionalSmallInteger("sourcePort"),
                        fields.optionalString("cause"));
            case TLS -> readTls(fields);
            case SERVICE -> readService(fields);
            case ANY -> Details.NONE;
        };
    }

    private static Details.Dns readDns(JsonFields fields) throws MalformedJsonException {
        List<Details.DnsRecord> records = new ArrayList<>();
        for (JsonFields dnsRecord : fields.objects("records")) {
            records.add(new Details.DnsRecord(
                    dnsRecord.string("name"),
                    dnsRecord.string("type"),
                    dnsRecord.integer("ttlSeconds"),
                    dnsRecord.string("data"),
                    dnsRecord.optionalWord("scope", AddressScope.values())));
        }
        return new Details.Dns(
                fields.string("question"),
                fields.string("transport"),
                fields.optionalString("rcode"),
                fields.bool("truncated"),
                records);
    }

    private static Details.Tls readTls(JsonFields fields) throws MalformedJsonException {
        List<Details.Certificate> chain = new ArrayList<>();
        for (JsonFields certificate : fields.objects("chain")) {
            chain.add(new Details.Certificate(
                    certificate.string("subject"),
                    certificate.string("issuer"),
                    certificate.strings("names"),
                    ProbeReportReader.instant(certificate, "notBefore"),
                    ProbeReportReader.instant(certificate, "notAfter"),
                    certificate.string("sha256")));
        }
        return new Details.Tls(
                fields.string("serverName"),
                fields.optionalString("version"),
                fields.optionalString("cipher"),
                chain,
                fields.optionalBoolean("trusted"),
                fields.optionalBoolean("inDate"),
                fields.optionalBoolean("nameMatches"));
    }

    private static Details.Service readService(JsonFields fields) throws MalformedJsonException {
        return new Details.Service(
                fields.word("protocol", Protocol.values()),
                fields.optionalString("greeting"),
                fields.optionalString("code"),
                fields.optionalString("statusLine"),
                fields.optionalString("awsRequestId"),
                fields.optionalString("publicAddress"),
                fields.optionalSmallInteger("requestBytes"));
    }
}
