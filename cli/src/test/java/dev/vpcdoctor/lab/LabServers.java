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
    private static final int REFUSING_PORT = 5353;
    static final String CHECK_IP = "checkip.amazonaws.com";
    static final String SECRETS = "secretsmanager.eu-west-1.amazonaws.com";
    static final String GOOD = "api.payments.example";
    static final String EXPIRED = "expired.payments.example";
    static final String SELF_SIGNED = "self-signed.payments.example";
    static final String OTHER_NAME = "other-name.payments.example";

    /** Those that the internet's host serves. */
    static final List<String> ON_THE_INTERNET = List.of(CHECK_IP, SECRETS, GOOD, EXPIRED, SELF_SIGNED, OTHER_NAME);

    private final LabVpc lab;
    private final Path folder;
    private final PostgreSqlServer postgreSql;
    private final Certificates certificates;
    private final Map<String, Running> running = new TreeMap<>();

    private record Running(List<String> command, Background process) {}

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
            host all all 0.0.0.0/0 scram-sha-256
            local all all trust
            """);
        write(folder.resolve("tls-only.conf"), """
            hostssl all all 0.0.0.0/0 scram-sha-256
            local all all trust
            """);
    }

    /**
     * Variables that let Java trust the lab's authority, in place of those that the managed runtime trusts on the internet.
     */
    Map<String, String> trustInTheirAuthority() {
        Path store = folder.resolve("trust.p12");
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
        return Map.of(
                "JAVA_TOOL_OPTIONS",
                "-Djavax.net.ssl.trustStore=" + store + " -Djavax.net.ssl.trustStorePassword=lab-store");
    }

    /** Names and their addresses; every other name does not exist. */
    void serveNames(Map<String, String> addresses) {
        // Authoritative for everything: what is not listed does not exist.
        List<String> command = dnsmasq(53, "--local=/#/");
        addresses.forEach((name, address) -> command.add("--host-record=" + name + "," + address));
        start("dns", LabVpc.ROUTER, command, ":53 ");
    }

    /** A name server that forwards every question to one that refuses: no name can be found out. */
    void serveNoNames() {
        start("refusing", LabVpc.ROUTER, dnsmasq(REFUSING_PORT), ":" + REFUSING_PORT + " ");
        Path configuration = folder.resolve("unbound.conf");
        write(configuration, """
            server:
              do-daemonize: no
              username: ""
              chroot: ""
              pidfile: ""
              use-syslog: no
              directory: "%1$s"
              interface: %2$s
              access-control: 10.20.0.0/16 allow
            forward-zone:
              name: "."
              forward-addr: %2$s@%3$d
            """.formatted(folder, LabVpc.RESOLVER_ADDRESS, REFUSING_PORT));
        start("dns", LabVpc.ROUTER, List.of(Requirement.program("unbound"), "-c", configuration.toString()), ":53 ");
    }

    private static List<String> dnsmasq(int port, String... options) {
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
                "--port=" + port));
        command.addAll(List.of(options));
        return command;
    }

    /** The database. It offers no TLS, and asks everybody for a password. */
    void serveDatabase() {
        serveDatabase(20);
    }

    /** The same with fewer connections, all of them taken by clients on its own host. */
    AutoCloseable serveDatabaseThatIsFull() {
        int connections = 3;
        serveDatabase(connections);
        List<Background> clients = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            clients.add(Background.start(Map.of(), clientThatStays()));
        }
        clients.get(0)
                .await(() -> Command.run("", psql("select count(*) from pg_stat_activity"))
                        .contains("sorry, too many clients already"));
        return () -> clients.forEach(Background::close);
    }

    private void serveDatabase(int connections) {
        serveDatabase("-c max_connections=" + connections);
    }

    /** A database that admits nobody without TLS, and offers none: as one whose certificate was never set up. */
    void serveDatabaseThatRequiresTls() {
        serveDatabase("-c hba_file=" + folder.resolve("tls-only.conf"));
    }

    private void serveDatabase(String options) {
        start(
                "database",
                LabVpc.DATABASE,
                postgreSql.command(
                        "orders",
                        LabVpc.DATABASE_ADDRESS,
                        POSTGRESQL_PORT,
                        "-c ssl=off -c superuser_reserved_connections=0 -c max_wal_senders=0 " + options),
                ":" + POSTGRESQL_PORT + " ");
    }

    /** A Redis with a password, beside the database. */
    AutoCloseable serveRedis() {
        start(
                "redis",
                LabVpc.DATABASE,
                List.of(
                        Requirement.program("redis-server"),
                        "--bind",
                        LabVpc.DATABASE_ADDRESS,
                        "--save",
                        "",
                        "--requirepass",
                        "not-a-secret"),
                ":6379 ");
        return () -> stop("redis");
    }

    private List<String> psql(String statement) {
        return inDatabase(psqlCommand(statement) + " || true");
    }

    /** It may come while the server still starts, and is sent away then. */
    private List<String> clientThatStays() {
        return inDatabase(
                "for attempt in $(seq 100); do " + psqlCommand("select pg_sleep(60)") + " && break; sleep 0.1; done");
    }

    private List<String> inDatabase(String script) {
        return lab.inHost(LabVpc.DATABASE, "sh", "-c", script);
    }

    private String psqlCommand(String statement) {
        return "psql 'host=" + folder + " port=" + POSTGRESQL_PORT + " user=postgres dbname=postgres' -c '" + statement
                + "'";
    }

    /** The web: AWS's endpoints and other servers on the internet, and an interface endpoint inside. */
    void serveWeb() {
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
        Path own = folder.resolve(name);
        write(own.resolve("nginx.conf"), """
            daemon off; user root; pid %1$s/nginx.pid; error_log %1$s/error.log; worker_processes 1;
            events { worker_connections 512; }
            http { access_log off; client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s;
                   uwsgi_temp_path %1$s; scgi_temp_path %1$s; %2$s }
            """.formatted(own, servers.replace("ADDRESS", address)));
        start(
                name,
                host,
                List.of(Requirement.program("nginx"), "-e", own + "/start.log", "-c", own + "/nginx.conf"),
                address + ":443 ");
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves a server alone that runs just so already. */
    private void start(String name, String host, List<String> command, String listening) {
        if (running.containsKey(name) && running.get(name).command().equals(command)) {
            return;
        }
        stop(name);
        Background process = Background.start(Map.of(), lab.inHost(host, command.toArray(String[]::new)))
                .await(() -> lab.in(host, "ss", "-lnt").contains(listening));
        running.put(name, new Running(command, process));
    }

    /** Stops a server, if it runs: {@code dns}, {@code database}, {@code internet}, {@code endpoint}. */
    void stop(String name) {
        Running one = running.remove(name);
        if (one != null) {
            one.process().close();
        }
    }

    @Override
    public void close() {
        List.copyOf(running.keySet()).forEach(this::stop);
        Command.run("rm", "-r", folder.toString());
    }
}
