package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.network.model.Quota;
import dev.vpcdoctor.network.target.SourceResolver;
import dev.vpcdoctor.remedy.RequestServiceQuotaIncrease;
import java.util.Optional;

/**
 * How many interfaces a function's VPC has, and may have.
 *
 * @param used at least
 */
record InterfaceQuota(String vpcId, long used, Quota quota) {
    /** Nine of ten: what is left may be used up by one deployment. */
    private static final double NEAR = 0.9;

    private static final double RAISED = 1.5;
    private static final int STEP = 50;

    /** Empty where the VPC or the quota is not known. */
    static Optional<InterfaceQuota> of(FunctionExamination about) {
        HyperplaneInterfaces interfaces = new HyperplaneInterfaces(about.network());
        return new SourceResolver(about.network())
                .vpcOf(about.function())
                .flatMap(vpcId -> interfaces
                        .quota(about.function())
                        .optional()
                        .map(quota -> new InterfaceQuota(vpcId, interfaces.count(vpcId), quota)));
    }

    boolean isReached() {
        return used >= quota.value();
    }

    boolean isNear() {
        return !isReached() && used >= NEAR * quota.value();
    }

    String most() {
        return Long.toString((long) quota.value());
    }

    String says() {
        return vpcId + " has " + used + " network interfaces of Lambda and of file systems, of at most " + most();
    }

    /** Half as much again, in round numbers. */
    RequestServiceQuotaIncrease raised() {
        int to = (int) Math.ceil(Math.max((double) used, quota.value()) * RAISED / STEP) * STEP;
        return new RequestServiceQuotaIncrease(quota, "lambda", to);
    }
}
