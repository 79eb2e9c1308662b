package dev.vpcdoctor.probe.check;

import dev.vpcdoctor.probe.guard.Addresses;
import dev.vpcdoctor.probe.guard.Permission;
import dev.vpcdoctor.probe.guard.PermittedAddress;
import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.probe.run.ConcurrentChecks;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Outcome;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes from a host to its addresses, past the guard, and does something at each of them side by side. */
final class AddressAttempts {
    /** What is done at one address. */
    interface AtAddress {
        void run(PermittedAddress target, Asked asked, Attempt attempt);
    }

    private static final int MAX_ADDRESSES = 32;

    private AddressAttempts() {}

    static void each(String host, int port, ProbeNetwork network, Attempt attempt, AtAddress action) {
        Asked asked = Asked.host(host, port);
        Optional<InetAddress> literal = Addresses.parse(host);
        if (literal.isPresent()) {
            new AtOne(host, literal.get(), asked, network, attempt, action).run();
            return;
        }
        Optional<String> refusal = network.guard().refusalOfName(host, port);
        if (refusal.isPresent()) {
            attempt.observe(Layer.TCP, asked, Outcome.NOT_ALLOWED, refusal.get());
            return;
        }
        List<InetAddress> addresses = network.names().resolve(host, attempt);
        List<Runnable> tasks = new ArrayList<>();
        for (InetAddress address : addresses.subList(0, Math.min(MAX_ADDRESSES, addresses.size()))) {
            Attempt branch = attempt.branch();
            tasks.add(new AtOne(host, address, asked, network, branch, action));
        }
        if (addresses.isEmpty()) {
            attempt.observe(Layer.TCP, asked, Outcome.NOT_ATTEMPTED, "the name led to no address");
        } else {
            ConcurrentChecks.run(tasks);
        }
        if (addresses.size() > MAX_ADDRESSES) {
            attempt.observe(
                    Layer.TCP,
                    asked,
                    Outcome.NOT_ATTEMPTED,
                    "the name has " + addresses.size() + " addresses, and only the first " + MAX_ADDRESSES
                            + " were tried");
        }
    }

    private record AtOne(
            String host, InetAddress address, Asked asked, ProbeNetwork network, Attempt attempt, AtAddress action)
            implements Runnable {
        @Override
        public void run() {
            Asked there = asked.at(Addresses.text(address));
            Permission permission =
                    network.guard().connect(host, address, asked.port().orElseThrow());
            if (permission.granted().isPresent()) {
                action.run(permission.granted().get(), there, attempt);
            } else {
                attempt.observe(
                        Layer.TCP,
                        there,
                        Outcome.NOT_ALLOWED,
                        permission.refusal().orElseThrow());
            }
        }
    }
}
