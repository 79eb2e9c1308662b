package dev.vpcdoctor.probe.tls;

import dev.vpcdoctor.probe.guard.Addresses;
import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names that a certificate is for, matched as RFC 6125 and RFC 9525 say. */
final class CertificateNames {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private CertificateNames() {}

    /** The subject alternative names that are DNS names or addresses. */
    static List<String> of(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                for (List<?> alternative : alternatives) {
                    int type = (Integer) alternative.get(0);
                    if ((type == DNS_NAME || type == IP_ADDRESS) && alternative.get(1) instanceof String name) {
                        names.add(name);
                    }
                }
            }
        } catch (CertificateParsingException e) {
            // A certificate whose names cannot be read is for no name.
        }
        return names;
    }

    static boolean match(List<String> names, String wanted) {
        Optional<InetAddress> address = Addresses.parse(wanted);
        for (String name : names) {
            if (address.isPresent()) {
                if (Addresses.parse(name).equals(address)) {
                    return true;
                }
            } else if (matches(canonical(name), canonical(wanted))) {
                return true;
            }
        }
        return false;
    }

    /** A wildcard stands for exactly one whole label, the leftmost, of a name that has at least two more. */
    private static boolean matches(String pattern, String wanted) {
        if (!pattern.startsWith("*.")) {
            return pattern.equals(wanted);
        }
        int firstDot = wanted.indexOf('.');
        String rest = pattern.substring(1);
        return firstDot > 0
                && rest.indexOf('.', 1) > 0
                && wanted.substring(firstDot).equals(rest);
    }

    private static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
