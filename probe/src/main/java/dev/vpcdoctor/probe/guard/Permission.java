package dev.vpcdoctor.probe.guard;

/** Whether something may be done. */
public sealed interface Permission {
    record Granted(PermittedAddress address) implements Permission {}

    /** {@code reason} is for the person who asked: what stands against it and where to change it. */
    record Refused(String reason) implements Permission {}
}
