package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.PrefixList;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which route of a table wins: the longest prefix, then the priority of AWS's list
 * (docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html). A route that is a blackhole still wins.
 */
final class RouteLookup {
    private final Network network;

    RouteLookup(Network network) {
        this.network = network;
    }

    /** What a lookup finds. */
    sealed interface Choice {
        record Found(Route route) implements Choice {}

        record Nothing() implements Choice {}

        record Undecided(String why, String toKnow) implements Choice {}
    }

    /**
     * Where packets go.
     *
     * @param prefixListId a list that is known to hold exactly the addresses
     * @param anyOfInternet whether few exceptions do not matter
     */
    record Query(AddressSet to, Optional<String> prefixListId, boolean anyOfInternet) {
        static Query to(AddressSet addresses) {
            return new Query(addresses, Optional.empty(), false);
        }
    }

    Choice find(RouteTable table, Query query) {
        List<Candidate> candidates = new ArrayList<>();
        for (Route route : table.routes()) {
            Optional<Choice.Undecided> unknown = addCandidates(table, route, query, candidates);
            if (unknown.isPresent()) {
                return unknown.get();
            }
        }
        candidates.sort(Candidate.BEST_FIRST);
        return query.to().single().isPresent() || candidates.isEmpty() ? best(candidates) : dominant(candidates, query);
    }

    /** A block for which a route stands; a prefix list stands for several. */
    private record Candidate(Route route, Cidr block) {
        static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt(
                        (Candidate candidate) -> -candidate.block().prefixLength())
                .thenComparingInt(Candidate::rank);

        /** Whether it stands for the same route in the same place of the order, as the blocks of a prefix list do. */
        private boolean isLike(Candidate other) {
            return route.equals(other.route) && BEST_FIRST.compare(this, other) == 0;
        }

        private int rank() {
            if (route.origin() == Route.Origin.CREATE_ROUTE_TABLE) {
                return 0;
            }
            if (route.origin() == Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION) {
                return 3;
            }
            return route.destination() instanceof Route.Destination.PrefixListMembers ? 2 : 1;
        }
    }

    private Optional<Choice.Undecided> addCandidates(
            RouteTable table, Route route, Query query, List<Candidate> candidates) {
        switch (route.destination()) {
            case Route.Destination.Block block -> {
                if (query.to().overlaps(block.cidr()) && !localWinsOver(table, route, block.cidr())) {
                    candidates.add(new Candidate(route, block.cidr()));
                }
            }
            case Route.Destination.PrefixListMembers members -> {
                return addPrefixList(route, members, query, candidates);
            }
        }
        return Optional.empty();
    }

    /** Propagated routes inside the VPC's own blocks never win, however long their prefix. */
    private static boolean localWinsOver(RouteTable table, Route route, Cidr block) {
        return route.origin() == Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION
                && table.routes().stream()
                        .anyMatch(other -> other.target().type() == RouteTarget.Type.LOCAL
                                && other.destination() instanceof Route.Destination.Block local
                                && local.cidr().contains(block));
    }

    private Optional<Choice.Undecided> addPrefixList(
            Route route, Route.Destination.PrefixListMembers members, Query query, List<Candidate> candidates) {
        if (query.prefixListId().equals(Optional.of(members.prefixListId()))) {
            query.to().blocks().forEach(block -> candidates.add(new Candidate(route, block)));
            return Optional.empty();
        }
        if (leadsToGatewayEndpoint(route)
                && (query.anyOfInternet()
                        || !query.to().overlaps(AddressSet.publicOf(query.to().family())))) {
            // The list of a gateway endpoint holds public addresses of one service: a small part of the internet.
            return Optional.empty();
        }
        Fact<AddressSet> entries =
                network.find(PrefixList.class, members.prefixListId()).flatMap(PrefixList::entries);
        return switch (entries) {
            case Fact.Known<AddressSet> known -> {
                known.value().blocks().stream()
                        .filter(query.to()::overlaps)
                        .forEach(block -> candidates.add(new Candidate(route, block)));
                yield Optional.empty();
            }
            case Fact.Unknown<AddressSet> unknown ->
                Optional.of(new Choice.Undecided(
                        "whether " + members.prefixListId() + " holds " + query.to() + " is not known: "
                                + unknown.because(),
                        unknown.toKnow()));
        };
    }

    private boolean leadsToGatewayEndpoint(Route route) {
        return route.target().type() == RouteTarget.Type.VPC_ENDPOINT
                && network.find(VpcEndpoint.class, route.target().id())
                        .optional()
                        .map(endpoint -> endpoint.type() == VpcEndpoint.Type.GATEWAY)
                        .orElse(true);
    }

    private static Choice best(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return new Choice.Nothing();
        }
        Candidate best = candidates.get(0);
        for (Candidate other : candidates.subList(1, candidates.size())) {
            if (Candidate.BEST_FIRST.compare(best, other) != 0) {
                break;
            }
            if (!other.route().target().equals(best.route().target())) {
                // Overlapping prefix lists: "AWS randomly chooses one route and uses it from then on".
                return new Choice.Undecided(
                        best.route() + " and " + other.route() + " have the same priority: AWS takes either", "");
            }
        }
        return new Choice.Found(best.route());
    }

    /** For an address that is not known: the one target to which all of its routes lead, if there is one. */
    private static Choice dominant(List<Candidate> candidates, Query query) {
        AddressSet rest = query.to();
        List<Route> routes = new ArrayList<>();
        List<Double> sizes = new ArrayList<>();
        for (int i = 0; i < candidates.size() && !rest.isEmpty(); ) {
            Candidate first = candidates.get(i);
            List<Cidr> blocks = new ArrayList<>();
            while (i < candidates.size() && candidates.get(i).isLike(first)) {
                blocks.add(candidates.get(i++).block());
            }
            AddressSet together = AddressSet.of(blocks);
            AddressSet part = rest.intersect(together);
            if (part.isEmpty()) {
                continue;
            }
            rest = rest.minus(together);
            int known = indexOfTarget(routes, first.route());
            if (known < 0) {
                routes.add(first.route());
                sizes.add(part.size());
            } else {
                routes.set(known, first.route());
                sizes.set(known, sizes.get(known) + part.size());
            }
        }
        double needed = query.anyOfInternet() ? 1 - SecurityGroupFilter.NEGLIGIBLE_SHARE : 1;
        for (int i = 0; i < routes.size(); i++) {
            if (sizes.get(i) >= needed * query.to().size()) {
                return new Choice.Found(routes.get(i));
            }
        }
        if (routes.isEmpty() || (query.anyOfInternet() && rest.shareOf(query.to()) >= needed)) {
            return new Choice.Nothing();
        }
        return new Choice.Undecided(
                "depends on the address: "
                        + String.join(", ", routes.stream().map(Route::toString).toList())
                        + (rest.isEmpty() ? "" : ", and no route for the rest"),
                "");
    }

    private static int indexOfTarget(List<Route> routes, Route route) {
        for (int i = 0; i < routes.size(); i++) {
            if (routes.get(i).target().equals(route.target()) && routes.get(i).state() == route.state()) {
                return i;
            }
        }
        return -1;
    }
}
