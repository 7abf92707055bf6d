package io.tickfold.gateway.engine;

import io.tickfold.contract.value.RequestId;
import io.tickfold.gateway.GatewayProperties;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/// The attempts of this gateway that wait for their events; their number is bounded.
@Component
final class PendingRequests {

    private final Map<RequestId, PendingRequest> requests = new ConcurrentHashMap<>();
    private final Semaphore places;

    PendingRequests(GatewayProperties properties) {
        places = new Semaphore(properties.pendingLimit());
    }

    /// Empty if there is no place left.
    Optional<PendingRequest> register(RequestId id) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        PendingRequest request = new PendingRequest(() -> forget(id));
        requests.put(id, request);
        return Optional.of(request);
    }

    Optional<PendingRequest> find(RequestId id) {
        return Optional.ofNullable(requests.get(id));
    }

    int count() {
        return requests.size();
    }

    private void forget(RequestId id) {
        if (requests.remove(id) != null) {
            places.release();
        }
    }
}
