package dev.vpcdoctor.diagnosis.mode.farend;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.ManagedTargets;
import dev.vpcdoctor.network.model.DatabaseProxyTargets;
import dev.vpcdoctor.network.model.DatabaseProxyTargets.Target;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.ManagedService.Kind;
import java.util.List;
import java.util.Optional;

/** The way to a database proxy is open, and the proxy has no database to pass the connection on to. */
public final class RdsProxyTargetUnhealthy implements FailureMode {
    private static final FindingCode CODE =
            new FindingCode("rds-proxy-target-unhealthy", ExpectedEvidence.PROXY_WITHOUT_DATABASE);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        Optional<ManagedService> proxy =
                ManagedTargets.withinReach(about).filter(service -> service.kind() == Kind.DB_PROXY);
        return proxy.flatMap(found -> about.network()
                .find(DatabaseProxyTargets.class, found.key())
                .optional()
                .flatMap(targets -> cause(found, databases(targets), about)));
    }

    /** A cluster is registered as a whole and has no health of its own; its instances have. */
    private static List<Target> databases(DatabaseProxyTargets targets) {
        return targets.targets().stream()
                .filter(target -> target.state().isPresent() && !target.state().equals(Optional.of("UNUSED")))
                .toList();
    }

    private static Optional<Cause> cause(ManagedService proxy, List<Target> databases, Examination about) {
        List<Target> failing =
                databases.stream().filter(target -> !target.isAvailable()).toList();
        boolean noneServes = failing.size() == databases.size();
        boolean noWrites = failing.stream().anyMatch(Target::takesWrites)
                && databases.stream().noneMatch(target -> target.takesWrites() && target.isAvailable());
        if (!noneServes && !noWrites) {
            return Optional.empty();
        }
        Cause.Builder cause = Cause.of(CODE).about(proxy.id());
        failing.forEach(target -> cause.about(target.id()).says(saying(target), target.id()));
        return Optional.of(cause.fixedBy(new RdsProxyRemedy(about, proxy, failing).remedy())
                .summary(summary(proxy, databases, noneServes)));
    }

    private static String summary(ManagedService proxy, List<Target> databases, boolean noneServes) {
        if (databases.isEmpty()) {
            return "The database proxy " + proxy.id() + " takes connections and has no database behind it.";
        }
        return "The database proxy " + proxy.id() + " takes connections, and "
                + (noneServes
                        ? "none of its databases is available to it."
                        : "cannot reach the database that takes writes.");
    }

    private static String saying(Target target) {
        return target.state().orElse("state not known")
                + target.reason().map(reason -> ", " + reason).orElse("")
                + target.description().map(text -> ": " + text).orElse("");
    }
}
