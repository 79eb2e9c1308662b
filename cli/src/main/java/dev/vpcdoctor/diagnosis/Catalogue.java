package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.diagnosis.mode.FunctionNotInVpc;
import dev.vpcdoctor.diagnosis.mode.FunctionSecurityGroupBlocksEgress;
import dev.vpcdoctor.diagnosis.mode.NetworkAclBlocksReply;
import dev.vpcdoctor.diagnosis.mode.NoRouteToInternet;
import dev.vpcdoctor.diagnosis.mode.TargetSecurityGroupBlocksIngress;
import dev.vpcdoctor.diagnosis.mode.VpcDnsSupportOff;
import java.util.List;
import java.util.stream.Stream;

/** All failure modes. The order matters: what stands first explains away what follows from it. */
public final class Catalogue {
    private Catalogue() {}

    /** The failure modes, root causes first. */
    public static final List<FailureMode> FAILURE_MODES = List.of(
            new FunctionNotInVpc(),
            new VpcDnsSupportOff(),
            new FunctionSecurityGroupBlocksEgress(),
            new NoRouteToInternet(),
            new TargetSecurityGroupBlocksIngress(),
            new NetworkAclBlocksReply());

    /** What can be found: the failure modes in their order, and the findings that say what was found as a whole. */
    public static List<Explanation> explanations() {
        return Stream.concat(FAILURE_MODES.stream().map(FailureMode::explanation), Verdicts.ALL.stream())
                .toList();
    }
}
