package io.tickfold.gateway.stream;

import io.tickfold.gateway.market.CurrentPrice;
import io.tickfold.gateway.web.IsoTime;
import java.util.Locale;

/// A price as clients see it; neither symbols nor numbers hold anything to escape.
final class PriceJson {

    private PriceJson() {}

    /// As in `GET /prices`.
    static String event(CurrentPrice price) {
        return String.format(
                Locale.ROOT,
                "{\"symbol\":\"%s\",\"bid\":%s,\"ask\":%s,\"at\":\"%s\",\"stale\":%s%s}",
                price.symbol(),
                price.quote().bid(),
                price.quote().ask(),
                IsoTime.of(price.at()),
                price.isStale(),
                price.source().map(name -> ",\"source\":\"" + name + "\"").orElse(""));
    }

    /// As the published clients of `/ws` expect it.
    static String message(CurrentPrice price) {
        return String.format(
                Locale.ROOT,
                "{\"asset\":\"%s\",\"bid\":%s,\"ask\":%s}",
                price.symbol(),
                price.quote().bid(),
                price.quote().ask());
    }
}
