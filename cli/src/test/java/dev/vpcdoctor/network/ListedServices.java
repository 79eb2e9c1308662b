package dev.vpcdoctor.network;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.cli.demo.World;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.snapshot.Document;
import dev.vpcdoctor.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** The base world with every list of databases, caches and load balancers read: what is in none of them is not there. */
public final class ListedServices {
    private static final List<String> LISTS = List.of(
            "DBInstances",
            "DBClusters",
            "DBProxies",
            "CacheClusters",
            "ReplicationGroups",
            "ServerlessCaches",
            "LoadBalancers",
            "LoadBalancerDescriptions");

    private ListedServices() {}

    public static Network inOrders() {
        List<Document> documents = new ArrayList<>(new World("orders").documents());
        for (String list : LISTS) {
            ObjectNode none = JsonNodeFactory.instance.objectNode();
            none.putArray(list);
            documents.add(Document.of(list + ".json", none));
        }
        return NetworkReader.read(Snapshot.of(documents)).network();
    }
}
