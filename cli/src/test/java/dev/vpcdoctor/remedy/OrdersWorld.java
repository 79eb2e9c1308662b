package dev.vpcdoctor.remedy;

import dev.vpcdoctor.cli.demo.Scenarios;
import dev.vpcdoctor.network.model.AwsResource;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;

/** The bundled world in which all is well, to try changes on. */
final class OrdersWorld {
    private OrdersWorld() {}

    static Network network() {
        return NetworkReader.read(Scenarios.find("all-is-well").orElseThrow().snapshot())
                .network();
    }

    static <T extends AwsResource> T get(Network network, Class<T> type, String key) {
        return network.find(type, key).optional().orElseThrow();
    }
}
