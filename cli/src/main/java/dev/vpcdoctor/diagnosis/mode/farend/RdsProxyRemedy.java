package dev.vpcdoctor.diagnosis.mode.farend;

import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.DatabaseProxyTargets.Target;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.SecurityGroupChange.AuthorizeSecurityGroupIngress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What lets a proxy reach its databases again, by the reason that AWS gives for the first that fails. */
record RdsProxyRemedy(Examination about, ManagedService proxy, List<Target> failing) {

    Remedy remedy() {
        String reason = failing.stream()
                .flatMap(target -> target.reason().stream())
                .findFirst()
                .orElse("");
        return switch (reason) {
            case "UNREACHABLE" -> unreachable();
            case "AUTH_FAILURE" ->
                Remedy.free("put right the user name and password in the secret that " + proxy.id()
                        + " reads, and let its role read it: aws rds describe-db-proxies --db-proxy-name " + proxy.id()
                        + " names both");
            case "CONNECTION_FAILED" ->
                Remedy.free("see in the log of " + proxy.id() + " why the database refuses it: /aws/rds/proxy/"
                        + proxy.id());
            case "PENDING_PROXY_CAPACITY" ->
                Remedy.free("wait until " + proxy.id() + " has scaled up to its databases");
            case "INVALID_REPLICATION_STATE" ->
                Remedy.free("see why the database is out of step with its replication source");
            case "" ->
                Remedy.free("register a database: aws rds register-db-proxy-targets --db-proxy-name " + proxy.id()
                        + " --db-instance-identifiers ID, and wait for it");
            default ->
                Remedy.free("see what AWS says of it: aws rds describe-db-proxy-targets --db-proxy-name " + proxy.id());
        };
    }

    /** Mostly the database's security group does not admit the proxy's. */
    private Remedy unreachable() {
        return failing.stream()
                .flatMap(target -> database(target).stream())
                .flatMap(database -> admission(database).stream())
                .findFirst()
                .map(change -> Remedy.free(
                        "let " + proxy.id() + " into " + change.groupId() + ", the group of its database", change))
                .orElseGet(
                        () -> Remedy.free("see what stands between " + proxy.id() + " and its database: vpc-doctor path"
                                + " --from SUBNET,GROUP --to rds:ID, with a subnet and a group of the proxy"));
    }

    private Optional<ManagedService> database(Target target) {
        return about.network().all(ManagedService.class).stream()
                .filter(service -> service.kind() == ManagedService.Kind.DB_INSTANCE
                        && service.id().equals(target.id())
                        && service.vpcId().equals(proxy.vpcId()))
                .findFirst();
    }

    /** The rule that is missing; empty where some rule admits the proxy's group on the port. */
    private Optional<AuthorizeSecurityGroupIngress> admission(ManagedService database) {
        Optional<Integer> port = database.endpoints().stream()
                .flatMap(endpoint -> endpoint.port().stream())
                .findFirst();
        Optional<String> own = groups(proxy).stream().sorted().findFirst();
        List<SecurityGroup> guards = groups(database).stream()
                .sorted()
                .flatMap(id -> about.network().find(SecurityGroup.class, id).optional().stream())
                .toList();
        boolean guessed = port.isEmpty() || own.isEmpty() || guards.isEmpty();
        if (guessed || guards.stream().anyMatch(group -> admits(group, port.get()))) {
            return Optional.empty();
        }
        return Optional.of(new AuthorizeSecurityGroupIngress(
                guards.get(0).id(),
                new SecurityGroupRule(
                        IpProtocol.TCP,
                        PortRange.of(port.get()),
                        new Peer.Group(own.get(), Optional.empty(), Optional.empty()))));
    }

    /** Any rule for the port may admit the proxy: only where there is none for its groups or a block, one is missing. */
    private boolean admits(SecurityGroup group, int port) {
        return group.ingress().stream()
                .filter(rule -> rule.ports().contains(port))
                .anyMatch(rule -> switch (rule.peer()) {
                    case Peer.Group peer -> groups(proxy).contains(peer.groupId());
                    case Peer.Block block -> true;
                    case Peer.PrefixListMembers members -> true;
                });
    }

    private static Set<String> groups(ManagedService service) {
        return service.securityGroupIds().optional().orElse(Set.of());
    }
}
