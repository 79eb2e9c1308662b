package dev.vpcdoctor.shared.address;

import java.util.Optional;

/**
 * How addresses are read and written. Not by {@code InetAddress}, which may ask a resolver; and without patterns and streams,
 * for which a cold start of the probe has no time.
 */
final class IpAddressText {
    private static final int IPV6_GROUPS = 8;

    private IpAddressText() {}

    static Optional<IpAddress> parseIpv4(String text) {
        long bits = ipv4Bits(text);
        return bits < 0 ? Optional.empty() : Optional.of(IpAddress.ipv4(bits));
    }

    /** The 32 bits, or -1: leading zeros are refused, since some tools read them as octal. */
    private static long ipv4Bits(String text) {
        long bits = 0;
        int value = -1;
        int quads = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.') {
                if (value < 0 || ++quads > 4) {
                    return -1;
                }
                bits = bits << 8 | value;
                value = -1;
            } else if (c >= '0' && c <= '9') {
                if (value == 0) {
                    return -1;
                }
                value = Math.max(value, 0) * 10 + (c - '0');
                if (value > 255) {
                    return -1;
                }
            } else {
                return -1;
            }
        }
        return quads == 4 ? bits : -1;
    }

    static Optional<IpAddress> parseIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        int[] head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        int[] tail = gap < 0 ? new int[0] : groups(text.substring(gap + 2), true);
        if (head == null || tail == null) {
            return Optional.empty();
        }
        int given = head.length + tail.length;
        // A gap of one group at the beginning, before an IPv4 address at the end, is refused: the probe never read
        // it, and what it may connect to must not grow.
        int most = gap == 0 && text.indexOf('.') >= 0 ? IPV6_GROUPS - 2 : IPV6_GROUPS - 1;
        if (gap < 0 ? given != IPV6_GROUPS : given > most) {
            return Optional.empty();
        }
        int[] all = new int[IPV6_GROUPS];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, IPV6_GROUPS - tail.length, tail.length);
        return Optional.of(new IpAddress(AddressFamily.IPV6, join(all, 0), join(all, 4)));
    }

    /** The 16-bit groups, or null when the text is not such a list; the last may be an IPv4 address. */
    private static int[] groups(String text, boolean ipv4MayEnd) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        String last = parts[parts.length - 1];
        boolean endsInIpv4 = ipv4MayEnd && last.indexOf('.') >= 0;
        int[] groups = new int[endsInIpv4 ? parts.length + 1 : parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (endsInIpv4 && i == parts.length - 1) {
                long bits = ipv4Bits(last);
                if (bits < 0) {
                    return null;
                }
                groups[i] = (int) (bits >>> 16);
                groups[i + 1] = (int) (bits & 0xFFFF);
            } else if (parts[i].isEmpty() || parts[i].length() > 4 || !isHex(parts[i])) {
                return null;
            } else {
                groups[i] = Integer.parseInt(parts[i], 16);
            }
        }
        return groups;
    }

    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128 || Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static long join(int[] groups, int from) {
        return (long) groups[from] << 48
                | (long) groups[from + 1] << 32
                | (long) groups[from + 2] << 16
                | groups[from + 3];
    }

    static String formatIpv4(long bits) {
        return (bits >>> 24 & 0xFF) + "." + (bits >>> 16 & 0xFF) + "." + (bits >>> 8 & 0xFF) + "." + (bits & 0xFF);
    }

    static String formatIpv6(long high, long low) {
        int[] groups = new int[IPV6_GROUPS];
        for (int i = 0; i < 4; i++) {
            groups[i] = (int) (high >>> (48 - 16 * i) & 0xFFFF);
            groups[4 + i] = (int) (low >>> (48 - 16 * i) & 0xFFFF);
        }
        int bestStart = -1;
        int bestLength = 1;
        for (int start = 0; start < IPV6_GROUPS; start++) {
            int end = start;
            while (end < IPV6_GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - start > bestLength) {
                bestStart = start;
                bestLength = end - start;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < IPV6_GROUPS; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
