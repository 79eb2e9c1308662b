package dev.vpcdoctor.network.address;

import java.util.Locale;
import java.util.Optional;

/**
 * An IP protocol by its IANA number, or all of them.
 *
 * @param number 0 to 255, or -1 for all, as AWS writes it
 */
public record IpProtocol(int number) {
    public static final IpProtocol ALL = new IpProtocol(-1);
    public static final IpProtocol ICMP = new IpProtocol(1);
    public static final IpProtocol TCP = new IpProtocol(6);
    public static final IpProtocol UDP = new IpProtocol(17);
    public static final IpProtocol ICMPV6 = new IpProtocol(58);

    /** Reads AWS's forms: {@code tcp}, {@code udp}, {@code icmp}, {@code icmpv6}, {@code all}, {@code -1} or a number. */
    public static Optional<IpProtocol> tryParse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "-1", "all" -> Optional.of(ALL);
            case "tcp" -> Optional.of(TCP);
            case "udp" -> Optional.of(UDP);
            case "icmp" -> Optional.of(ICMP);
            case "icmpv6" -> Optional.of(ICMPV6);
            default ->
                text.matches("\\d{1,3}") && Integer.parseInt(text) <= 255
                        ? Optional.of(new IpProtocol(Integer.parseInt(text)))
                        : Optional.empty();
        };
    }

    public boolean covers(IpProtocol other) {
        return number == ALL.number || number == other.number;
    }

    /** Whether rules for this protocol look at ports: TCP and UDP do, all others mean every packet of theirs. */
    public boolean hasPorts() {
        return number == TCP.number || number == UDP.number;
    }

    /** As {@code aws ec2 authorize-security-group-ingress --protocol} takes it. */
    @Override
    public String toString() {
        return switch (number) {
            case -1 -> "all";
            case 1 -> "icmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 58 -> "icmpv6";
            default -> Integer.toString(number);
        };
    }
}
