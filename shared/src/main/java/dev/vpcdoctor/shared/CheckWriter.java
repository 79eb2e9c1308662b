package dev.vpcdoctor.shared;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;

final class CheckWriter {
    private CheckWriter() {}

    static JsonObject write(Check check) {
        JsonObject json = new JsonObject();
        json.put("id", check.id());
        json.put("kind", check.kind());
        switch (check) {
            case DnsCheck dns -> writeDns(dns, json);
            case TcpCheck tcp -> writeHost(tcp.host(), tcp.port(), json);
            case TlsCheck tls -> {
                writeHost(tls.host(), tls.port(), json);
                json.put("startTls", tls.startTls().word());
                writeTls(tls.tls(), json);
            }
            case ServiceCheck service -> {
                writeHost(service.host(), service.port(), json);
                json.put("protocol", service.protocol().word());
                json.put("tls", service.tlsUse().word());
                if (!service.path().equals("/")) {
                    json.put("path", service.path());
                }
                writeTls(service.tls(), json);
            }
            case EgressCheck egress -> {
                json.put("url", egress.url().toString());
                writeTls(egress.tls(), json);
            }
            case AwsEndpointCheck aws -> {
                json.put("endpoint", aws.endpoint());
                aws.region().ifPresent(region -> json.put("region", region));
                json.put("port", aws.port());
                writeTls(aws.tls(), json);
            }
            case PathMtuCheck mtu -> {
                writeHost(mtu.host(), mtu.port(), json);
                json.put("protocol", mtu.protocol().word());
                json.put("bytes", mtu.bytes());
                writeTls(mtu.tls(), json);
            }
            case UnknownCheck unknown ->
                throw new IllegalArgumentException("check " + unknown.id() + " cannot be sent: " + unknown.reason());
        }
        Attempts attempts = check.attempts();
        json.put("timeoutMillis", attempts.timeout().toMillis());
        json.put("times", attempts.times());
        json.put("pauseMillis", attempts.pause().toMillis());
        return json;
    }

    private static void writeDns(DnsCheck dns, JsonObject json) {
        json.put("name", dns.name());
        JsonArray types = new JsonArray();
        for (RecordType type : dns.types()) {
            types.add(type.word());
        }
        json.put("types", types);
        dns.server().ifPresent(server -> json.put("server", server));
        json.put("serverPort", dns.serverPort());
        json.put("transport", dns.transport().word());
    }

    private static void writeHost(String host, int port, JsonObject json) {
        json.put("host", host);
        json.put("port", port);
    }

    private static void writeTls(TlsOptions tls, JsonObject json) {
        tls.serverName().ifPresent(name -> json.put("serverName", name));
        if (!tls.trustAnchors().isEmpty()) {
            json.put("trustAnchors", new JsonArray(tls.trustAnchors()));
        }
    }
}
