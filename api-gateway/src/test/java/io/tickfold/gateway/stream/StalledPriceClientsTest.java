package io.tickfold.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.ScriptedMarket;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// Clients with real sockets that never read.
@TestPropertySource(
        properties = {"server.tomcat.connection-timeout=1s", "tickfold.streams.write-patience=1s"})
class StalledPriceClientsTest extends GatewayHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SYMBOLS = 500;

    private int bid;

    @Autowired private ScriptedMarket market;
    @Autowired private OpenStreams streams;
    @Autowired private MeterRegistry meters;

    @ParameterizedTest
    @CsvSource({"/api/v1/prices/stream, PRICES", "/ws, SOCKET"})
    void areEndedAndCounted(String path, StreamKind kind) throws Exception {
        try (SlowReader _ = new SlowReader(port(), path)) {
            await().atMost(PATIENCE).until(() -> streams.count(kind) == 1);
            await().atMost(PATIENCE).until(() -> slowAfterNews(kind) == 1);
            await().atMost(PATIENCE).until(() -> streams.count(kind) == 0);
            assertThat(market.watchers()).isZero();
        }
    }

    private double slowAfterNews(StreamKind kind) {
        bid++;
        for (int i = 0; i < SYMBOLS; i++) {
            market.price("COIN" + i + "USDT", bid + ".00", bid + 1 + ".00");
        }
        return meters.get("tickfold.gateway.streams.slow")
                .tag("kind", kind.tag())
                .counter()
                .count();
    }
}
