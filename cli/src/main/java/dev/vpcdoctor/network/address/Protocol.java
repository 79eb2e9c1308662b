package dev.vpcdoctor.network.address;

import java.util.Locale;
import java.util.Optional;

/**
 * An IP protocol by its IANA number, or all of them.
 *
 * @param number 0 to 255, or -1 for all, as AWS writes it
 */
public record Protocol(int number) {
    public static final Protocol ALL = new Protocol(-1);
    public static final Protocol ICMP = new Protocol(1);
    public static final Protocol TCP = new Protocol(6);
    public static final Protocol UDP = new Protocol(17);
    public static final Protocol ICMPV6 = new Protocol(58);

    /** Reads AWS's forms: {@code tcp}, {@code udp}, {@code icmp}, {@code icmpv6}, {@code all}, {@code -1} or a number. */
    public static Optional<Protocol> tryParse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "-1", "all" -> Optional.of(ALL);
            case "tcp" -> Optional.of(TCP);
            case "udp" -> Optional.of(UDP);
            case "icmp" -> Optional.of(ICMP);
            case "icmpv6" -> Optional.of(ICMPV6);
            default ->
                text.matches("\\d{1,3}") && Integer.parseInt(text) <= 255
                        ? Optional.of(new Protocol(Integer.parseInt(text)))
                        : Optional.empty();
        };
    }

    public boolean covers(Protocol other) {
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
