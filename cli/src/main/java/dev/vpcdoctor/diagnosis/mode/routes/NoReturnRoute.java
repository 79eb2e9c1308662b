package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.RouteReason;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.RouteTableChange.CreateRoute;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The target's route table does not lead answers back to the function. */
public final class NoReturnRoute implements FailureMode {
    private static final FindingCode CODE = new FindingCode("no-return-route", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<Reason>> blockers = about.blockers(
                Reason.class,
                blocker -> blocker.hop().kind() == HopKind.RETURN_ROUTE && blocker.because() instanceof RouteReason);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<String> tables =
                blockers.stream().map(blocker -> blocker.hop().id()).distinct().toList();
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(tables)
                .about(about.targetSubnets().stream().map(subnet -> subnet.id()).toList())
                .fixedBy(remedy(about, blockers))
                .summary("Answers of " + about.target() + " have no way back: " + String.join(" and ", tables)
                        + " has no route to " + about.function().name() + "'s VPC."));
    }

    private static Optional<Remedy> remedy(Examination about, List<Blocker<Reason>> blockers) {
        List<CreateRoute> changes = new ArrayList<>();
        for (Blocker<Reason> blocker : blockers) {
            change(about.network(), blocker)
                    .filter(change -> !changes.contains(change))
                    .ifPresent(changes::add);
        }
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(Remedy.free(
                        "give " + about.target() + " a route back to "
                                + about.function().name(),
                        changes));
    }

    /** A local route cannot be made, it is there; what leads answers astray is a route that somebody made on purpose. */
    private static Optional<CreateRoute> change(Network network, Blocker<Reason> blocker) {
        if (!(blocker.because() instanceof RouteReason.ReturnRouteMissing none)
                || none.expected().type() == RouteTarget.Type.LOCAL) {
            return Optional.empty();
        }
        RouteTable table = none.table();
        return Optional.of(CreateRoute.in(table, Route.to(block(network, blocker), none.expected())));
    }

    private static Cidr block(Network network, Blocker<Reason> blocker) {
        AddressSet source = blocker.path().source().address();
        return network.find(Vpc.class, blocker.subnet().vpcId()).optional().stream()
                .flatMap(vpc -> vpc.cidrBlocks().stream())
                .filter(source::isWithin)
                .findFirst()
                .orElseGet(() -> source.blocks().get(0));
    }
}
