package dev.vpcdoctor.shared;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;

final class DetailsWriter {
    private DetailsWriter() {}

    /** No pattern switch: the probe's cold start has no time for one. The round trip of every kind is tested. */
    static JsonObject write(Details details) {
        JsonObject json = new JsonObject();
        if (details instanceof Details.Dns dns) {
            writeDns(dns, json);
        } else if (details instanceof Details.Tcp tcp) {
            ProbeReportWriter.put(json, "sourceAddress", tcp.sourceAddress());
            ProbeReportWriter.put(json, "sourcePort", tcp.sourcePort());
            ProbeReportWriter.put(json, "cause", tcp.cause());
        } else if (details instanceof Details.Tls tls) {
            writeTls(tls, json);
        } else if (details instanceof Details.Service service) {
            writeService(service, json);
        }
        return json;
    }

    private static void writeService(Details.Service service, JsonObject json) {
        json.put("protocol", service.protocol().word());
        ProbeReportWriter.put(json, "greeting", service.greeting());
        ProbeReportWriter.put(json, "code", service.code());
        ProbeReportWriter.put(json, "statusLine", service.statusLine());
        ProbeReportWriter.put(json, "awsRequestId", service.awsRequestId());
        ProbeReportWriter.put(json, "publicAddress", service.publicAddress());
        ProbeReportWriter.put(json, "requestBytes", service.requestBytes());
    }

    private static void writeDns(Details.Dns dns, JsonObject json) {
        json.put("question", dns.question());
        json.put("transport", dns.transport());
        ProbeReportWriter.put(json, "rcode", dns.rcode());
        json.put("truncated", dns.truncated());
        JsonArray records = new JsonArray();
        for (Details.DnsRecord dnsRecord : dns.records()) {
            JsonObject written = new JsonObject();
            written.put("name", dnsRecord.name());
            written.put("type", dnsRecord.type());
            written.put("ttlSeconds", dnsRecord.ttlSeconds());
            written.put("data", dnsRecord.data());
            if (dnsRecord.scope().isPresent()) {
                written.put("scope", dnsRecord.scope().get().word());
            }
            records.add(written);
        }
        json.put("records", records);
    }

    private static void writeTls(Details.Tls tls, JsonObject json) {
        json.put("serverName", tls.serverName());
        ProbeReportWriter.put(json, "version", tls.version());
        ProbeReportWriter.put(json, "cipher", tls.cipher());
        JsonArray chain = new JsonArray();
        for (Details.Certificate certificate : tls.chain()) {
            JsonObject written = new JsonObject();
            written.put("subject", certificate.subject());
            written.put("issuer", certificate.issuer());
            written.put("names", ProbeReportWriter.strings(certificate.names()));
            written.put("notBefore", certificate.notBefore().toString());
            written.put("notAfter", certificate.notAfter().toString());
            written.put("sha256", certificate.sha256());
            chain.add(written);
        }
        json.put("chain", chain);
        ProbeReportWriter.put(json, "trusted", tls.trusted());
        ProbeReportWriter.put(json, "inDate", tls.inDate());
        ProbeReportWriter.put(json, "nameMatches", tls.nameMatches());
    }
}
