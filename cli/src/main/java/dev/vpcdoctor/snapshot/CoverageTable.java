package dev.vpcdoctor.snapshot;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** How much of each kind was read, in each region. */
final class CoverageTable {
    private final Map<ResourceKind, List<KindReading>> readings = new EnumMap<>(ResourceKind.class);
    private final List<RefusedCall> refusedCalls;
    private final List<String> lostFiles;
    private final NavigableSet<String> regions = new TreeSet<>();

    CoverageTable(List<KindReading> readings, List<RefusedCall> refusedCalls, List<String> lostFiles) {
        this.refusedCalls = refusedCalls;
        this.lostFiles = lostFiles;
        for (KindReading reading : readings) {
            this.readings
                    .computeIfAbsent(reading.kind(), kind -> new ArrayList<>())
                    .add(reading);
            regions.addAll(reading.regions());
        }
        refusedCalls.forEach(call -> call.origin().region().ifPresent(regions::add));
    }

    /** All regions of which anything tells, sorted. */
    List<String> regions() {
        return List.copyOf(regions);
    }

    Coverage of(ResourceKind kind, Optional<String> region) {
        if (region.isPresent()) {
            return in(kind, region.get());
        }
        if (regions.isEmpty()) {
            return in(kind, "");
        }
        return everywhere(kind);
    }

    /** Whole only where it is whole in each region. */
    private Coverage everywhere(ResourceKind kind) {
        List<Coverage> all = regions.stream().map(region -> in(kind, region)).toList();
        Optional<Coverage> notWhole =
                all.stream().filter(one -> !(one instanceof Coverage.Whole)).findFirst();
        boolean nothing = all.stream().allMatch(one -> one instanceof Coverage.None);
        return notWhole.map(one -> nothing
                        ? one
                        : switch (one) {
                            case Coverage.Whole whole -> whole;
                            case Coverage.Partial partial -> partial;
                            case Coverage.None none -> new Coverage.Partial(none.because());
                        })
                .orElse(new Coverage.Whole());
    }

    private Coverage in(ResourceKind kind, String region) {
        List<KindReading> about = readings.getOrDefault(kind, List.of()).stream()
                .filter(reading -> reading.isAbout(region))
                .toList();
        Optional<String> refused = refusal(kind, Optional.of(region));
        if (about.isEmpty()) {
            return new Coverage.None(refused.orElseGet(() -> notRead(kind)));
        }
        Optional<String> fault =
                about.stream().flatMap(reading -> reading.fault().stream()).findFirst();
        if (fault.isPresent() || refused.isPresent()) {
            return new Coverage.Partial(fault.or(() -> refused).orElseThrow());
        }
        boolean listed = kind.shape() == AnswerShape.WHOLE || about.stream().anyMatch(reading -> !reading.onlyOne());
        return listed
                ? new Coverage.Whole()
                : new Coverage.Partial("only " + (about.size() == 1 ? "one was" : "single ones were") + " described");
    }

    /** Why a call of the kind was refused, if it was. */
    Optional<String> refusal(ResourceKind kind, Optional<String> region) {
        return refusedCalls.stream()
                .filter(call -> kind.isAnswerOf(call.operation()))
                .filter(call -> kind.isGlobal()
                        || region.isEmpty()
                        || call.origin().region().isEmpty()
                        || call.origin().region().equals(region))
                .map(call -> call.operation() + " was refused (" + call.code() + ")")
                .findFirst();
    }

    private String notRead(ResourceKind kind) {
        String missing = kind.command() + " is not in the snapshot";
        return switch (lostFiles.size()) {
            case 0 -> missing;
            case 1 -> missing + ", or it was in " + lostFiles.get(0) + ", which could not be read";
            default -> missing + ", or it was in one of " + lostFiles.size() + " files that could not be read";
        };
    }
}
