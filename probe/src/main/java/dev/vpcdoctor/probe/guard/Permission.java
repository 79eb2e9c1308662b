package dev.vpcdoctor.probe.guard;

import java.util.Optional;

/** Whether something may be done. */
public sealed interface Permission {
    /** What may be connected to; empty if nothing may, which {@link #refusal()} explains. */
    Optional<PermittedAddress> granted();

    /** For the person who asked: what stands against it and where to change it; empty if nothing does. */
    Optional<String> refusal();

    record Granted(PermittedAddress address) implements Permission {
        @Override
        public Optional<PermittedAddress> granted() {
            return Optional.of(address);
        }

        @Override
        public Optional<String> refusal() {
            return Optional.empty();
        }
    }

    record Refused(String reason) implements Permission {
        @Override
        public Optional<PermittedAddress> granted() {
            return Optional.empty();
        }

        @Override
        public Optional<String> refusal() {
            return Optional.of(reason);
        }
    }
}
