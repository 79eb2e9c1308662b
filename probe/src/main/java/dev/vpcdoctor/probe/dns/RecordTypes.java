package dev.vpcdoctor.probe.dns;

import dev.vpcdoctor.shared.RecordType;
import org.xbill.DNS.Type;

/** Numbers and names of record types; dnsjava's own table loads a class for every type there is. */
public final class RecordTypes {
    private RecordTypes() {}

    public static int number(RecordType type) {
        return switch (type) {
            case A -> Type.A;
            case AAAA -> Type.AAAA;
            case CNAME -> Type.CNAME;
            case SRV -> Type.SRV;
            case PTR -> Type.PTR;
        };
    }

    /** The type's name as in a zone file; in the form of RFC 3597 where the probe has no use for the type. */
    static String name(int number) {
        return switch (number) {
            case Type.A -> "A";
            case Type.NS -> "NS";
            case Type.CNAME -> "CNAME";
            case Type.SOA -> "SOA";
            case Type.PTR -> "PTR";
            case Type.AAAA -> "AAAA";
            case Type.SRV -> "SRV";
            case Type.DNAME -> "DNAME";
            case Type.RRSIG -> "RRSIG";
            default -> "TYPE" + number;
        };
    }
}
