package io.tickfold.gateway.engine;

import io.tickfold.contract.value.RequestId;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/// Numbers the attempts of this gateway under a random prefix that no other gateway has.
final class RequestIds {

    private static final int PREFIX_BYTES = 12;

    private final String prefix;
    private final AtomicLong count = new AtomicLong();

    RequestIds() {
        byte[] random = new byte[PREFIX_BYTES];
        new SecureRandom().nextBytes(random);
        prefix = HexFormat.of().formatHex(random) + "-";
    }

    RequestId next() {
        return new RequestId(prefix + count.incrementAndGet());
    }
}
