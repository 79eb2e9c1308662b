package dev.vpcdoctor.aws.probe;

/** What became of the probe of one subnet when it was deployed. */
public sealed interface SubnetProbe {

    String subnetId();

    /** It can be invoked. */
    record Ready(String subnetId, String functionName) implements SubnetProbe {}

    /** It cannot. */
    record NotReady(ProbeFailure failure) implements SubnetProbe {
        @Override
        public String subnetId() {
            return failure.subnetId();
        }
    }
}
