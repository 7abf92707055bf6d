package io.tickfold.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.ScriptedMarket;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// Clients with real sockets that read nothing for a while, though not so long that they are ended.
@TestPropertySource(
        properties = {
            "server.tomcat.connection-timeout=60s",
            "tickfold.streams.write-patience=60s"
        })
class SlowPriceClientsTest extends GatewayHttpTest {

    private static final String STREAM = "/api/v1/prices/stream";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PRICES = 10_000;

    /// What the systems of both sides and the web server may hold of a stream, in bytes.
    private static final int HELD = 256 * 1024;

    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired private ScriptedMarket market;
    @Autowired private OpenStreams streams;

    @AfterEach
    void end() {
        streams.stop();
        await().atMost(PATIENCE).until(() -> market.watchers() == 0);
        streams.start();
        client.close();
        market.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {STREAM, "/ws"})
    void missOnlyPricesThatWereReplacedAndHoldNobodyUp(String path) throws Exception {
        try (SlowReader slow = new SlowReader(port(), path);
                SseClient quick = SseClient.open(client, anonymous(STREAM))) {
            await().atMost(PATIENCE).until(() -> market.watchers() == 2);
            for (int bid = 1; bid <= PRICES; bid++) {
                market.price("BTCUSDT", bid + ".00", bid + 1 + ".00");
                assertThat(quick.next().orElseThrow().data()).contains(bid(bid));
            }
            String read = slow.readUntil(bid(PRICES));
            assertThat(read).hasSizeLessThan(HELD);
            assertThat(read.split("\"bid\":", -1)).hasSizeLessThan(PRICES / 2);
        }
    }

    @Test
    void getThePriceOfEachSymbolInTheEnd() throws Exception {
        try (SlowReader slow = new SlowReader(port(), STREAM)) {
            await().atMost(PATIENCE).until(() -> market.watchers() == 1);
            for (int bid = 1; bid <= PRICES; bid++) {
                market.price("COIN" + bid % 100 + "USDT", bid + ".00", bid + 1 + ".00");
            }
            for (int bid = PRICES - 99; bid <= PRICES; bid++) {
                assertThat(slow.readUntil(bid(bid))).contains("COIN" + bid % 100 + "USDT");
            }
        }
    }

    private static String bid(int bid) {
        return "\"bid\":" + bid + ".00,";
    }
}
