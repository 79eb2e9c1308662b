package dev.vpcdoctor.diagnosis.witness.logs;

/**
 * What an error says happened. The names are the classes of {@code error-patterns.tsv}, and those into which a look at the
 * words parts them.
 */
public enum Symptom {
    /** Nothing came back to the first packet: it, or its answer, was dropped. */
    CONNECT_TIMEOUT(Weight.DECISIVE, Proof.DROPPED),
    /** The packet arrived and was refused: nothing on the way drops it. */
    CONNECTION_REFUSED(Weight.DECISIVE, Proof.ANSWERED),
    /** There was a connection, which was ended by force. */
    CONNECTION_RESET(Weight.DECISIVE, Proof.ANSWERED),
    /** A database's client lost a connection that it had. */
    CONNECTION_LOST(Weight.DECISIVE, Proof.ANSWERED),
    /** There was a connection, and no answer to the request. */
    READ_TIMEOUT(Weight.DECISIVE, Proof.ANSWERED),
    TLS(Weight.DECISIVE, Proof.ANSWERED),
    DB_TOO_MANY_CONN(Weight.DECISIVE, Proof.ANSWERED),
    DB_HOST_BLOCKED(Weight.DECISIVE, Proof.ANSWERED),
    DB_AUTH(Weight.DECISIVE, Proof.ANSWERED),
    DB_TLS_REQUIRED(Weight.DECISIVE, Proof.ANSWERED),
    PROXY_BORROW_TIMEOUT(Weight.DECISIVE, Proof.ANSWERED),
    PROXY_LIMIT(Weight.DECISIVE, Proof.ANSWERED),
    PROXY_CREDENTIALS(Weight.DECISIVE, Proof.ANSWERED),
    CACHE_TOO_MANY_CONN(Weight.DECISIVE, Proof.ANSWERED),
    CACHE_AUTH(Weight.DECISIVE, Proof.ANSWERED),
    ENDPOINT_POLICY(Weight.DECISIVE, Proof.ANSWERED),
    /** A name server answered that there is no such name. */
    NAME_NOT_FOUND(Weight.DECISIVE, Proof.NAME_ANSWERED),
    /** No name server gave a usable answer. */
    NAME_NOT_ANSWERED(Weight.DECISIVE, Proof.NAME_NOT_ANSWERED),
    /** A name could not be resolved; the words do not tell which of the two it was. */
    DNS_FAILURE(Weight.DECISIVE, Proof.NOTHING),
    /** Without an address of the other family this says nothing of the network: a function mostly has no IPv6. */
    NETWORK_UNREACHABLE(Weight.WEAK, Proof.NOTHING),
    /** A pool of connections had none to give. */
    POOL_TIMEOUT(Weight.WEAK, Proof.NOTHING),
    /** The connection failed, and the words do not tell why. */
    CONNECT_FAIL(Weight.VAGUE, Proof.NOTHING),
    /** Something took too long, and the words do not tell what. */
    TIMEOUT_GENERIC(Weight.VAGUE, Proof.NOTHING),
    /** Several errors that say different things. */
    AMBIGUOUS(Weight.VAGUE, Proof.NOTHING),
    /** Lambda ended the invocation. What it waited for is not told. */
    LAMBDA_TIMEOUT(Weight.DECISIVE, Proof.NOTHING),
    LAMBDA_REPORT(Weight.VAGUE, Proof.NOTHING),
    LAMBDA_STATE(Weight.DECISIVE, Proof.NOTHING),
    ROLE_PERMISSION(Weight.DECISIVE, Proof.NOTHING),
    EC2_API_ERROR(Weight.DECISIVE, Proof.NOTHING),
    SG_VPC_MISMATCH(Weight.DECISIVE, Proof.NOTHING),
    SG_COUNT(Weight.DECISIVE, Proof.NOTHING),
    ENI_LIMIT(Weight.DECISIVE, Proof.NOTHING),
    SUBNET_IPS(Weight.DECISIVE, Proof.NOTHING),
    EC2_THROTTLED(Weight.DECISIVE, Proof.NOTHING),
    FUNCTION_INACTIVE(Weight.DECISIVE, Proof.NOTHING),
    ENI_NOT_READY(Weight.DECISIVE, Proof.NOTHING),
    EFS_CONNECT(Weight.DECISIVE, Proof.NOTHING),
    EFS_TIMEOUT(Weight.DECISIVE, Proof.NOTHING),
    ENI_MANAGED(Weight.DECISIVE, Proof.NOTHING),
    NAT_PORTS(Weight.DECISIVE, Proof.NOTHING);

    private final Weight weight;
    private final Proof proof;

    Symptom(Weight weight, Proof proof) {
        this.weight = weight;
        this.proof = proof;
    }

    /** How much an error counts beside others in the same event, the heaviest first. */
    enum Weight {
        DECISIVE,
        WEAK,
        VAGUE
    }

    /** What an error proves of the way to the host that it names. */
    public enum Proof {
        /** Packets or their answers did not arrive. */
        DROPPED,
        /** Packets arrived, and an answer came back. */
        ANSWERED,
        /** The name server is reached: it said that there is no such name. */
        NAME_ANSWERED,
        NAME_NOT_ANSWERED,
        NOTHING
    }

    Weight weight() {
        return weight;
    }

    public Proof proof() {
        return proof;
    }
}
