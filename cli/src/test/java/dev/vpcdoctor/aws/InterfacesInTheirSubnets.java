package dev.vpcdoctor.aws;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives network interfaces addresses of their subnets, as AWS does; the server invents some.
 *
 * @param prefixes by subnet, {@code 10.20.10.}
 */
public record InterfacesInTheirSubnets(Map<String, String> prefixes) implements FaultyProxy.Rewriting {
    private static final Pattern NEXT = Pattern.compile("(?=<networkInterfaceId>)");
    private static final Pattern SUBNET = Pattern.compile("<subnetId>(subnet-[0-9a-f]+)</subnetId>");
    private static final Pattern ADDRESS = Pattern.compile("<privateIpAddress>[0-9.]+</privateIpAddress>");
    private static final int FIRST = 40;

    @Override
    public CannedAnswer answer(ApiCall call, String request, CannedAnswer truth) {
        if (!call.operation().equals("ec2:DescribeNetworkInterfaces") || truth.status() != 200) {
            return truth;
        }
        StringBuilder text = new StringBuilder();
        int host = FIRST;
        for (String one : NEXT.split(truth.body(), -1)) {
            Matcher subnet = SUBNET.matcher(one);
            String prefix = subnet.find() ? prefixes.getOrDefault(subnet.group(1), "") : "";
            text.append(
                    prefix.isEmpty()
                            ? one
                            : ADDRESS.matcher(one)
                                    .replaceAll("<privateIpAddress>" + prefix + host + "</privateIpAddress>"));
            host++;
        }
        return truth.saying(text.toString());
    }
}
