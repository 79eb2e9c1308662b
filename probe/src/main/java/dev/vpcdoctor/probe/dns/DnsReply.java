package dev.vpcdoctor.probe.dns;

import org.xbill.DNS.Message;

/** What became of a query. */
sealed interface DnsReply {
    record Answer(Message message) implements DnsReply {}

    record TimedOut(String reason) implements DnsReply {}

    /** Something came back, or the system said something, that is no answer. */
    record Broken(String reason) implements DnsReply {}

    record NotAsked(String reason) implements DnsReply {}
}
