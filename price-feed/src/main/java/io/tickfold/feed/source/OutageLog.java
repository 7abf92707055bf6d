package io.tickfold.feed.source;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says once that an exchange gives no prices, and once that it does again.
final class OutageLog {

    private static final Logger log = LoggerFactory.getLogger(OutageLog.class);

    private final String exchange;
    private final URI address;
    private final SourceMetrics metrics;
    private Optional<Long> since = Optional.empty();

    OutageLog(String exchange, URI address, SourceMetrics metrics) {
        this.exchange = exchange;
        this.address = address;
        this.metrics = metrics;
    }

    void begins(String reason, long now) {
        if (since.isEmpty()) {
            since = Optional.of(now);
            metrics.interrupted();
            log.warn(
                    "{} at {} gives no prices: {}; until it does, orders are refused",
                    exchange,
                    address,
                    reason);
        }
    }

    void ends(long now) {
        since.ifPresent(began ->
                log.info(
                        "{} gives prices again, after {} s",
                        exchange,
                        TimeUnit.NANOSECONDS.toSeconds(now - began)));
        since = Optional.empty();
    }
}
