package dev.vpcdoctor.network.walk;

/**
 * One decision on a packet's way.
 *
 * @param id of the resource that decided, such as {@code acl-1}; empty where nothing has an id
 * @param because the rule, route or state that decided
 */
public record Hop(HopKind kind, String id, Verdict verdict, Reason because) {}
