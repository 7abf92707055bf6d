package io.tickfold.gateway.web.limits;

import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.Room;
import java.util.Optional;

/// One owner's room among bounded bytes.
record BytesOf<K>(Shares<K> bytes, K owner, GatewayRefusal refusal) implements Room {

    @Override
    public Optional<GatewayRefusal> take(long amount) {
        return bytes.take(owner, amount) ? Optional.empty() : Optional.of(refusal);
    }

    @Override
    public void giveBack(long amount) {
        bytes.giveBack(owner, amount);
    }
}
