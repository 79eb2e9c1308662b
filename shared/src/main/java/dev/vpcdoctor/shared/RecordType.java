package dev.vpcdoctor.shared;

/** The DNS record types that can be asked for. Answers show CNAME chains whatever was asked. */
public enum RecordType implements Word {
    A,
    AAAA,
    CNAME,
    SRV,
    PTR;

    @Override
    public String word() {
        return name();
    }
}
