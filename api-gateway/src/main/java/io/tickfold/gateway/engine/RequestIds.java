package io.tickfold.gateway.engine;

import io.tickfold.contract.value.RequestId;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.security.crypto.keygen.KeyGenerators;

/// Numbers the attempts of this gateway under a random prefix that no other gateway has.
final class RequestIds {

    private final String prefix =
            HexFormat.of().formatHex(KeyGenerators.secureRandom(12).generateKey()) + "-";
    private final AtomicLong count = new AtomicLong();

    RequestId next() {
        return new RequestId(prefix + count.incrementAndGet());
    }
}
