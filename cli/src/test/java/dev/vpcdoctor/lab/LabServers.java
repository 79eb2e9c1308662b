package dev.vpcdoctor.lab;

import dev.vpcdoctor.probe.testing.Background;
import dev.vpcdoctor.probe.testing.Certificates;
import dev.vpcdoctor.probe.testing.Command;
import dev.vpcdoctor.probe.testing.PostgreSqlServer;
import dev.vpcdoctor.probe.testing.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What answers in the lab: dnsmasq as the VPC's name server, PostgreSQL as the database, nginx as AWS's endpoints and as
 * web servers with certificates of several kinds. A test may stop and start each.
 */
final class LabServers implements AutoCloseable {
    static final int POSTGRESQL_PORT = 5432;
    static final String CHECK_IP = "checkip.amazonaws.com";
    static final String SECRETS = "secretsmanager.eu-west-1.amazonaws.com";
    static final String GOOD = "api.payments.example";
    static final String EXPIRED = "expired.payments.example";
    static final String SELF_SIGNED = "self-signed.payments.example";
    static final String OTHER_NAME = "other-name.payments.example";

    private final LabVpc lab;
    private final Path folder;
    private final PostgreSqlServer postgreSql;
    private final Certificates certificates;
    private final Map<String, Background> running = new TreeMap<>();

    LabServers(LabVpc lab) {
        this.lab = lab;
        try {
            folder = Files.createTempDirectory("vpc-doctor-lab");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgreSql = new PostgreSqlServer(folder);
        certificates = Certificates.in(folder);
        certificates.sign("aws", "DNS:*.amazonaws.com, DNS:" + SECRETS, "20250101000000Z", "20450101000000Z");
        certificates.sign("good", "DNS:" + GOOD, "20250101000000Z", "20450101000000Z");
        certificates.sign("expired", "DNS:" + EXPIRED, "20240101000000Z", "20240201000000Z");
        certificates.selfSigned("self", "DNS:" + SELF_SIGNED);
        certificates.sign("other", "DNS:somebody-else.example", "20250101000000Z", "20450101000000Z");
        Command.run("chown", "-R", "postgres", folder.toString());
        postgreSql.initialise("orders", """
            hostssl all tls 0.0.0.0/0 scram-sha-256
            host all all 0.0.0.0/0 scram-sha-256
            local all all trust
            """);
        postgreSql.initialise("encrypted", """
            hostssl all all 0.0.0.0/0 scram-sha-256
            local all all trust
            """);
    }

    /** A trust store as the managed runtime has one, in which the lab's authority stands for those of the internet. */
    Path trustStore() {
        Path store = folder.resolve("trust.p12");
        if (!Files.exists(store)) {
            Command.run(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-importcert",
                    "-noprompt",
                    "-alias",
                    "lab",
                    "-file",
                    certificates.path("ca.pem"),
                    "-keystore",
                    store.toString(),
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    "lab-store");
        }
        return store;
    }

    /** Names and their addresses; every other name does not exist. */
    void serveNames(Map<String, String> addresses) {
        stop("dns");
        List<String> command = new ArrayList<>(List.of(
                Requirement.program("dnsmasq"),
                "--keep-in-foreground",
                "--no-resolv",
                "--no-hosts",
                "--conf-file=/dev/null",
                "--pid-file=",
                "--user=root",
                "--listen-address=" + LabVpc.RESOLVER_ADDRESS,
                "--bind-interfaces",
                // Authoritative for everything: what is not listed does not exist.
                "--local=/#/"));
        addresses.forEach((name, address) -> command.add("--host-record=" + name + "," + address));
        start("dns", LabVpc.ROUTER, command, ":53 ");
    }

    /** The database, with so many connections to give. */
    void serveDatabase(int connections) {
        stop("database");
        start(
                "database",
                LabVpc.DATABASE,
                postgreSql.command(
                        "orders",
                        LabVpc.DATABASE_ADDRESS,
                        POSTGRESQL_PORT,
                        "-c ssl=off -c superuser_reserved_connections=0 -c max_wal_senders=0 -c max_connections="
                                + connections),
                ":" + POSTGRESQL_PORT + " ");
    }

    /** A database that admits nobody without TLS, but offers none: as one whose certificate was never set up. */
    void serveDatabaseThatRequiresTls() {
        stop("database");
        start(
                "database",
                LabVpc.DATABASE,
                postgreSql.command("encrypted", LabVpc.DATABASE_ADDRESS, POSTGRESQL_PORT, "-c ssl=off"),
                ":" + POSTGRESQL_PORT + " ");
    }

    /** Clients on the database's own host that keep all its connections. */
    List<AutoCloseable> takeAllConnections(int connections) {
        List<AutoCloseable> clients = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            clients.add(Background.start(
                    Map.of(),
                    lab.inHost(
                            LabVpc.DATABASE,
                            "psql",
                            "host=" + folder + " port=" + POSTGRESQL_PORT + " user=postgres dbname=postgres",
                            "-c",
                            "select pg_sleep(60)")));
        }
        return clients;
    }

    /** The web: AWS's endpoints and other servers on the internet, and an interface endpoint inside. */
    void serveWeb() {
        stop("internet");
        stop("endpoint");
        String internet = server("aws", CHECK_IP, "return 200 \"$remote_addr\\n\";")
                + server("aws", SECRETS, "add_header x-amzn-RequestId 11-22 always; return 403 no;")
                + server("good", GOOD, "return 200 ok;")
                + server("expired", EXPIRED, "return 200 ok;")
                + server("self", SELF_SIGNED, "return 200 ok;")
                + server("other", OTHER_NAME, "return 200 ok;");
        web("internet", LabVpc.INTERNET, LabVpc.INTERNET_ADDRESS, internet);
        web(
                "endpoint",
                LabVpc.DATABASE,
                LabVpc.ENDPOINT_ADDRESS,
                server("aws", SECRETS, "add_header x-amzn-RequestId 33-44 always; return 403 no;"));
    }

    private String server(String certificate, String name, String answer) {
        return "server { listen ADDRESS:443 ssl; server_name " + name + "; ssl_certificate " + folder + "/"
                + certificate + ".pem; ssl_certificate_key " + folder + "/" + certificate + ".key; location / { "
                + answer + " } }\n";
    }

    private void web(String name, String host, String address, String servers) {
        try {
            Path own = Files.createDirectories(folder.resolve(name));
            Path configuration = own.resolve("nginx.conf");
            Files.writeString(configuration, """
                daemon off; user root; pid %1$s/nginx.pid; error_log %1$s/error.log; worker_processes 1;
                events { worker_connections 512; }
                http { access_log off; client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s;
                       uwsgi_temp_path %1$s; scgi_temp_path %1$s; %2$s }
                """.formatted(own, servers.replace("ADDRESS", address)));
            start(
                    name,
                    host,
                    List.of(Requirement.program("nginx"), "-e", own + "/start.log", "-c", configuration.toString()),
                    address + ":443 ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(String name, String host, List<String> command, String listening) {
        running.put(
                name,
                Background.start(Map.of(), lab.inHost(host, command.toArray(String[]::new)))
                        .await(() -> lab.in(host, "ss", "-lnt").contains(listening)));
    }

    /** Stops a server, if it runs: {@code dns}, {@code database}, {@code internet}, {@code endpoint}. */
    void stop(String name) {
        Background process = running.remove(name);
        if (process != null) {
            process.close();
        }
    }

    @Override
    public void close() {
        List.copyOf(running.keySet()).forEach(this::stop);
        Command.run("rm", "-r", folder.toString());
    }
}
