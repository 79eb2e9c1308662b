package dev.vpcdoctor.network.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Finds hops of a path. */
final class Hops {
    private Hops() {}

    static Hop only(Path path, HopKind kind) {
        List<Hop> found = all(path, kind);
        assertThat(found).as(() -> kind + " in " + path.hops()).hasSize(1);
        return found.get(0);
    }

    static List<Hop> all(Path path, HopKind kind) {
        return path.hops().stream().filter(hop -> hop.kind() == kind).toList();
    }

    /** The reasons of all hops that block, in order. */
    static List<String> blockers(Path path) {
        return path.hops(Verdict.BLOCKED).stream()
                .map(hop -> hop.kind() + " " + hop.id() + ": " + hop.because().says())
                .toList();
    }
}
