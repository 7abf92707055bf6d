package io.tickfold.chaos.fault;

import io.tickfold.chaos.cluster.Cluster;
import io.tickfold.contract.wire.ByteClients;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/// Knows which broker is the active controller.
record Controllers(Cluster cluster) {

    String active() {
        try (Admin admin = ByteClients.admin(cluster.kafka(), Map.of())) {
            int id = admin.describeMetadataQuorum().quorumInfo().get().leaderId();
            return cluster.broker(id);
        } catch (ExecutionException e) {
            throw new IllegalStateException("no controller is known", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
