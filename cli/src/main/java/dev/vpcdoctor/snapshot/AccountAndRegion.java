package dev.vpcdoctor.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vpcdoctor.shared.Arn;
import java.util.List;
import java.util.Optional;

/** An account and a region, as far as a path or a resource's own words tell them. */
record AccountAndRegion(Optional<String> account, Optional<String> region) {
    static final AccountAndRegion UNKNOWN = new AccountAndRegion(Optional.empty(), Optional.empty());

    /** Fields that hold the ARN of the resource itself and of nothing else. */
    private static final List<String> OWN_ARNS = List.of(
            "SubnetArn",
            "SecurityGroupArn",
            "FunctionArn",
            "DBInstanceArn",
            "DBClusterArn",
            "DBProxyArn",
            "DBSubnetGroupArn",
            "LoadBalancerArn",
            "TransitGatewayArn",
            "PrefixListArn",
            "EventSourceMappingArn",
            "QuotaArn",
            "ARN",
            "Arn");

    private static final List<String> OWN_ACCOUNTS = List.of("OwnerId", "AwsAccountId");

    private static final int ACCOUNT_DIGITS = 12;

    /** Reads {@code accounts/ID/} and {@code REGION/} out of the folders of a path. */
    static AccountAndRegion ofPath(String file) {
        String[] parts = file.split("/", -1);
        Optional<String> account = Optional.empty();
        Optional<String> region = Optional.empty();
        for (int i = 0; i < parts.length - 1; i++) {
            if (isAccount(parts[i]) && i > 0 && parts[i - 1].equals("accounts")) {
                account = Optional.of(parts[i]);
            } else if (regionOfZone(parts[i]).filter(parts[i]::equals).isPresent()) {
                region = Optional.of(parts[i]);
            }
        }
        return new AccountAndRegion(account, region);
    }

    /** Reads the resource's own ARN, owner and availability zone. */
    static AccountAndRegion ofResource(ResourceKind kind, JsonNode json) {
        Optional<String> account = Optional.empty();
        Optional<String> region = Optional.empty();
        for (String field : OWN_ARNS) {
            String text = json.path(field).asText("");
            if (Arn.isMeant(text)) {
                Optional<Arn> arn = Arn.parse(text);
                region = arn.flatMap(own -> regionOfZone(own.region()));
                account = arn.map(Arn::account).filter(AccountAndRegion::isAccount);
                break;
            }
        }
        for (String field : OWN_ACCOUNTS) {
            String owner = json.path(field).asText("");
            if (account.isEmpty() && isAccount(owner)) {
                account = Optional.of(owner);
            }
        }
        if (region.isEmpty()) {
            region = regionOfZone(json.path("AvailabilityZone").asText(""))
                    .or(() -> regionOfZone(
                            json.path("Placement").path("AvailabilityZone").asText("")));
        }
        if (region.isEmpty() && kind == ResourceKind.BLOCK_PUBLIC_ACCESS_OPTIONS) {
            region = regionOfZone(json.path("AwsRegion").asText(""));
        }
        return new AccountAndRegion(account, region);
    }

    private static boolean isAccount(String text) {
        return text.length() == ACCOUNT_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * The region at the start of a zone's name: {@code eu-west-1} of {@code eu-west-1a}, {@code us-west-2} of
     * {@code us-west-2-lax-1a}. A region is two to four letters, one or more words, and a number.
     */
    static Optional<String> regionOfZone(String zone) {
        int words = 0;
        int start = 0;
        while (true) {
            int end = start;
            while (end < zone.length() && zone.charAt(end) >= 'a' && zone.charAt(end) <= 'z') {
                end++;
            }
            boolean firstWordFits = words > 0 || (end >= 2 && end <= 4);
            if (end == start || !firstWordFits || end == zone.length() || zone.charAt(end) != '-') {
                return Optional.empty();
            }
            words++;
            start = end + 1;
            int digits = start;
            while (digits < zone.length() && zone.charAt(digits) >= '0' && zone.charAt(digits) <= '9') {
                digits++;
            }
            if (digits > start) {
                boolean fits = words >= 2 && digits - start <= 2;
                return fits ? Optional.of(zone.substring(0, digits)) : Optional.empty();
            }
        }
    }
}
