package io.tickfold.feed.source;

import io.tickfold.contract.value.Ascii;
import java.time.Duration;

/// The exchanges whose prices can be followed.
public enum Exchange {
    BINANCE(new BinanceProtocol(), Duration.ofSeconds(9)),

    /// It sends a heartbeat each second for each product.
    COINBASE(new CoinbaseProtocol(), Duration.ofSeconds(5)),

    /// It sends a heartbeat each second if there is nothing else.
    KRAKEN(new KrakenProtocol(), Duration.ofSeconds(9));

    private final ExchangeProtocol protocol;
    private final Duration silence;

    Exchange(ExchangeProtocol protocol, Duration silence) {
        this.protocol = protocol;
        this.silence = silence;
    }

    ExchangeProtocol protocol() {
        return protocol;
    }

    ExchangeLimits limits() {
        return ExchangeLimits.withSilence(silence);
    }

    String title() {
        return Ascii.lower(name());
    }
}
