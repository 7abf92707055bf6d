package io.tickfold.gateway.stream;

import io.tickfold.gateway.market.CurrentPrice;
import io.tickfold.gateway.web.IsoTime;

/// A price as clients see it; neither symbols nor numbers hold anything to escape.
final class PriceJson {

    private PriceJson() {}

    /// As in `GET /prices`.
    static String event(CurrentPrice price) {
        return "{\"symbol\":\"%s\",\"bid\":%s,\"ask\":%s,\"at\":\"%s\"}"
                .formatted(
                        price.symbol(),
                        price.quote().bid(),
                        price.quote().ask(),
                        IsoTime.of(price.at()));
    }

    /// As the published clients of `/ws` expect it.
    static String message(CurrentPrice price) {
        return "{\"asset\":\"%s\",\"bid\":%s,\"ask\":%s}"
                .formatted(price.symbol(), price.quote().bid(), price.quote().ask());
    }
}
