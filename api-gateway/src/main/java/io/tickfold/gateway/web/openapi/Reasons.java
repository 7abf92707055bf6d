package io.tickfold.gateway.web.openapi;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.gateway.web.GatewayRefusal;
import java.util.List;
import java.util.stream.Stream;

/// Every value of the header `Refusal-Reason`: the gateway's reasons, then the engine's.
final class Reasons {

    private Reasons() {}

    static List<String> all() {
        return Stream.concat(Stream.of(GatewayRefusal.values()), Stream.of(RefusalReason.values()))
                .map(Enum::name)
                .distinct()
                .toList();
    }
}
