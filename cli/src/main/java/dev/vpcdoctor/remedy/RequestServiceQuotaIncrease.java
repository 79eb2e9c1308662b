package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Quota;
import java.util.List;

/** A higher quota, asked for; AWS decides, often within minutes. */
public record RequestServiceQuotaIncrease(Quota quota, String serviceCode, int to) implements Change {

    @Override
    public List<String> commands() {
        return List.of("aws service-quotas request-service-quota-increase --service-code " + serviceCode
                + " --quota-code " + quota.code() + " --desired-value " + to);
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(new Quota(quota.code(), quota.region(), to));
    }
}
