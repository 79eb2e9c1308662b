package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.model.Instance;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.shared.address.AddressFamily;

/** What is decided at the two ends. */
public sealed interface TargetReason extends Reason {

    /** It is there and takes connections, as far as AWS tells. */
    record Ready(String status) implements TargetReason {
        @Override
        public String says() {
            return status;
        }
    }

    /** A database, cache or load balancer that does not take connections now. */
    record NotReady(ManagedService service) implements TargetReason {
        @Override
        public String says() {
            return "status is " + service.status().orElse("not known");
        }
    }

    /** A machine that does not run. */
    record NotRunning(Instance instance) implements TargetReason {
        @Override
        public String says() {
            return "instance is " + instance.state().orElse("not known");
        }
    }

    /** Nothing has the address. */
    record NothingThere(String address, String where) implements TargetReason {
        @Override
        public String says() {
            return "nothing has the address " + address + " in " + where;
        }
    }

    /**
     * The source has no address of the destination's family.
     *
     * @param why the setting that is missing
     */
    record NoSourceAddress(AddressFamily family, String why) implements TargetReason {
        @Override
        public String says() {
            return why;
        }
    }

    /** The instance drops packets that are neither from nor to itself, as those it should pass on. */
    record ChecksSourceAndDestination(NetworkInterface networkInterface) implements TargetReason {
        @Override
        public String says() {
            return "source/destination check is on";
        }
    }

    /** Lambda itself drops TCP port 25 (Lambda FAQ). */
    record LambdaDropsPort25() implements TargetReason {
        @Override
        public String says() {
            return "Lambda blocks TCP port 25";
        }
    }
}
