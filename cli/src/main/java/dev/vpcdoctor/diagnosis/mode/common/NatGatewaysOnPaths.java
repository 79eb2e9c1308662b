package dev.vpcdoctor.diagnosis.mode.common;

import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.List;

/** The NAT gateways through which a target is reached. */
public record NatGatewaysOnPaths(Examination about) {

    /** Those that let connections through. */
    public List<String> gateways() {
        return about.allPaths().stream()
                .flatMap(path -> path.hops().stream())
                .filter(hop -> hop.kind() == HopKind.NAT_GATEWAY && hop.verdict() == Verdict.OPEN)
                .map(hop -> hop.id())
                .distinct()
                .toList();
    }

    /** The function's subnets whose way leads through a gateway. */
    public List<String> subnetsBehind(String gateway) {
        return about.allPaths().stream()
                .filter(path -> leadsThrough(path, gateway))
                .map(path -> path.source().subnet().id())
                .distinct()
                .toList();
    }

    private static boolean leadsThrough(Path path, String gateway) {
        return path.hops().stream()
                .anyMatch(hop -> hop.kind() == HopKind.NAT_GATEWAY && hop.id().equals(gateway));
    }
}
