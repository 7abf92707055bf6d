package io.tickfold.gateway.web;

import io.tickfold.contract.event.RefusalReason;
import java.util.List;
import java.util.stream.Stream;

/// Every value of the header `Refusal-Reason`: the gateway's reasons, then the engine's.
public final class Reasons {

    private Reasons() {}

    public static List<String> all() {
        return Stream.concat(Stream.of(GatewayRefusal.values()), Stream.of(RefusalReason.values()))
                .map(Enum::name)
                .distinct()
                .toList();
    }
}
