package dev.vpcdoctor.shared;

/** One thing for the probe to try. Every check carries an id, which its observations repeat. */
public sealed interface Check
        permits DnsCheck, TcpCheck, TlsCheck, ServiceCheck, EgressCheck, AwsEndpointCheck, PathMtuCheck, UnknownCheck {
    String id();

    /** The word for this kind of check in JSON. */
    String kind();

    /** How often it is made, and how long each attempt may take. */
    Attempts attempts();
}
