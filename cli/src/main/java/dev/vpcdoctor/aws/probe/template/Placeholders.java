package dev.vpcdoctor.aws.probe.template;

import dev.vpcdoctor.aws.probe.PermanentProbe;
import dev.vpcdoctor.aws.probe.ProbePlacement;
import java.util.List;
import java.util.Map;

/**
 * What templates say of one probe, and not of all.
 *
 * <table>
 *   <caption>Those that have one value</caption>
 *   <tr><td>{@code __NAME__}</td><td>small letters, digits and hyphens, such as {@code vpc-doctor-probe-orders}; may stand
 *       outside of quotes</td></tr>
 *   <tr><td>{@code __DESCRIPTION__}</td><td>of its functions</td></tr>
 *   <tr><td>{@code __ALLOW_LIST__}</td><td>what it may connect to, as {@code VPC_DOCTOR_ALLOW} takes it</td></tr>
 *   <tr><td>{@code __IPV6_ALLOWED__}</td><td>{@code true} or {@code false}; outside of quotes</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Those for which a part is repeated</caption>
 *   <tr><td>{@code __SUBNET__}</td><td>what follows {@code subnet-} in the id of each: small letters and digits; may stand
 *       outside of quotes</td></tr>
 *   <tr><td>{@code __SECURITY_GROUP__}</td><td>what follows {@code sg-} in the id of each</td></tr>
 *   <tr><td>{@code __DIAGNOSED_FUNCTION__}</td><td>the name of the function where it stands, if it is one</td></tr>
 * </table>
 *
 * @param single by placeholder
 * @param repeated by placeholder
 */
record Placeholders(Map<String, String> single, Map<String, List<String>> repeated) {

    static Placeholders of(PermanentProbe probe) {
        ProbePlacement placement = probe.placement();
        return new Placeholders(
                Map.of(
                        "__NAME__", probe.name().value(),
                        "__DESCRIPTION__", placement.description(),
                        "__ALLOW_LIST__", probe.allowList(),
                        "__IPV6_ALLOWED__", String.valueOf(placement.ipv6Allowed())),
                Map.of(
                        "__SUBNET__", without("subnet-", placement.subnetIds()),
                        "__SECURITY_GROUP__", without("sg-", placement.securityGroupIds()),
                        "__DIAGNOSED_FUNCTION__", placement.function().stream().toList()));
    }

    private static List<String> without(String prefix, List<String> ids) {
        return ids.stream().map(id -> id.substring(prefix.length())).toList();
    }
}
