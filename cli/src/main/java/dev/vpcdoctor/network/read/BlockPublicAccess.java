package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.InternetGatewayBlockMode;
import dev.vpcdoctor.shared.Arn;
import dev.vpcdoctor.snapshot.Resource;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What VPC Block Public Access does to a subnet, worked out of the account's options and its exclusions where the subnet's
 * own description is silent (docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html). Whatever is in flight, or
 * was not read, leaves it unknown.
 */
final class BlockPublicAccess {
    private final NetworkBuilder builder;
    private final List<Options> options = new ArrayList<>();
    /** By id of the VPC or subnet; an empty value is one that cannot be told now. */
    private final Map<String, Optional<InternetGatewayBlockMode>> exclusions = new HashMap<>();

    private record Options(Optional<String> account, Optional<String> region, Optional<InternetGatewayBlockMode> mode) {
        boolean holdFor(Resource subnet) {
            return mayBeSame(account, subnet.origin().account())
                    && mayBeSame(region, subnet.origin().region());
        }

        private static boolean mayBeSame(Optional<String> one, Optional<String> other) {
            return one.isEmpty() || other.isEmpty() || one.equals(other);
        }
    }

    BlockPublicAccess(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(ResourceKind.BLOCK_PUBLIC_ACCESS_OPTIONS, (resource, fields) -> {
            boolean inFlight = fields.optionalText("State").orElse("").endsWith("in-progress");
            options.add(new Options(
                    resource.origin().account(),
                    resource.origin().region(),
                    inFlight ? Optional.empty() : mode(fields)));
        });
        builder.each(ResourceKind.BLOCK_PUBLIC_ACCESS_EXCLUSION, (resource, fields) -> exclude(fields));
    }

    private void exclude(Fields fields) {
        String id = Arn.nameIn(fields.text("ResourceArn"));
        switch (fields.optionalText("State").orElse("")) {
            case "create-complete", "update-complete" ->
                exclusions.put(
                        id,
                        switch (fields.text("InternetGatewayExclusionMode")) {
                            case "allow-bidirectional" -> Optional.of(InternetGatewayBlockMode.OFF);
                            case "allow-egress" -> Optional.of(InternetGatewayBlockMode.BLOCK_INGRESS);
                            default -> Optional.empty();
                        });
            case "create-failed", "delete-complete", "disable-complete" -> {
                // Not in force.
            }
            default -> exclusions.put(id, Optional.empty());
        }
    }

    Optional<InternetGatewayBlockMode> modeOf(Resource subnet, String vpcId) {
        List<Options> holding =
                options.stream().filter(one -> one.holdFor(subnet)).toList();
        if (holding.size() != 1) {
            return Optional.empty();
        }
        Optional<InternetGatewayBlockMode> mode = holding.get(0).mode();
        if (mode.equals(Optional.of(InternetGatewayBlockMode.OFF))) {
            return mode;
        }
        if (builder.lack(
                        ResourceKind.BLOCK_PUBLIC_ACCESS_EXCLUSION,
                        subnet.origin().region())
                .isPresent()) {
            return Optional.empty();
        }
        return excluded(mode, subnet.id(), vpcId);
    }

    /** Exclusions of the subnet and of its VPC; where they differ it cannot be told which one holds. */
    private Optional<InternetGatewayBlockMode> excluded(
            Optional<InternetGatewayBlockMode> mode, String subnetId, String vpcId) {
        Set<InternetGatewayBlockMode> told = EnumSet.noneOf(InternetGatewayBlockMode.class);
        for (String id : List.of(subnetId, vpcId)) {
            Optional<InternetGatewayBlockMode> exclusion = exclusions.get(id);
            if (exclusions.containsKey(id) && exclusion.isEmpty()) {
                return Optional.empty();
            }
            if (exclusion != null) {
                exclusion.ifPresent(told::add);
            }
        }
        if (told.isEmpty()) {
            return mode;
        }
        return told.size() == 1 ? Optional.of(told.iterator().next()) : Optional.empty();
    }

    /** The field InternetGatewayBlockMode of an object. */
    static Optional<InternetGatewayBlockMode> mode(Fields fields) {
        return fields.optionalText("InternetGatewayBlockMode").flatMap(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "off" -> Optional.of(InternetGatewayBlockMode.OFF);
            case "block-ingress" -> Optional.of(InternetGatewayBlockMode.BLOCK_INGRESS);
            case "block-bidirectional" -> Optional.of(InternetGatewayBlockMode.BLOCK_BIDIRECTIONAL);
            default -> Optional.empty();
        });
    }
}
