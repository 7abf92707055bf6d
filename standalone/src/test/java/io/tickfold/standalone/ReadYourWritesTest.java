package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.standalone.TradingClient.Answer;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A client that has closed its order sees that in every read, through the same gateway or, with
/// the position it was told, through another.
///
/// `-Dtickfold.test.clients` says how many do so.
class ReadYourWritesTest {

    private static final int CLIENTS = Integer.getInteger("tickfold.test.clients", 200);
    private static final int AT_ONCE = 32;
    private static final AtomicInteger REFUSED = new AtomicInteger();

    @TempDir Path directory;

    @Test
    void showsEveryClientItsOwnClose() throws Exception {
        ContainerEngine.require("ReadYourWritesTest");
        try (TwoGateways gateways = TwoGateways.start(directory)) {
            awaitQuotes(gateways);
            Semaphore turn = new Semaphore(AT_ONCE);
            List<Future<?>> clients = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < CLIENTS; i++) {
                    String account = "client" + i;
                    int reader = i % 2;
                    clients.add(
                            threads.submit(() -> {
                                turn.acquire();
                                try {
                                    closeAndRead(gateways, account, reader);
                                } finally {
                                    turn.release();
                                }
                                return account;
                            }));
                }
            }
            for (Future<?> client : clients) {
                assertThat(client.get()).isNotNull();
            }
            System.out.printf(
                    Locale.ROOT,
                    "ReadYourWritesTest: %d clients, %d reads refused for a while%n",
                    CLIENTS,
                    REFUSED.get());
        }
    }

    private static void awaitQuotes(TwoGateways gateways) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreException(IllegalStateException.class)
                .until(() -> gateways.client("first", 0).open(), id -> !id.isEmpty());
    }

    private static void closeAndRead(TwoGateways gateways, String account, int reader)
            throws Exception {
        TradingClient trader = gateways.client(account, 0);
        String order = trader.open();
        Answer closed = trader.closeOrder(order);
        assertThat(closed.status()).as(closed.body()).isEqualTo(200);
        Reads reads =
                new Reads(
                        gateways.client(account, reader),
                        reader == 0 ? "" : closed.header("Position").orElseThrow());
        BigDecimal profit = closed.json().get("order").get("profit").decimalValue();

        assertThat(reads.get("/api/v1/trade/orders")).isEmpty();
        assertThat(reads.get("/api/v1/balance").decimalValue())
                .isEqualByComparingTo(new BigDecimal("10000.00").add(profit));
        JsonNode history = reads.get("/api/v1/trade/close");
        assertThat(history).hasSize(1);
        assertThat(history.get(0).get("orderId").asString()).isEqualTo(order);
        assertThat(history.get(0).get("profit").decimalValue()).isEqualByComparingTo(profit);
    }

    /// What a client reads, at least up to a position if there is one.
    private record Reads(TradingClient client, String position) {

        JsonNode get(String path) throws Exception {
            HttpRequest.Builder request = client.request(path).GET();
            if (!position.isEmpty()) {
                request.header("Min-Position", position);
            }
            Answer answer = awaitRows(request);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            return answer.json().get("message");
        }

        /// A gateway may refuse as long as it cannot show what the client has done.
        private static Answer awaitRows(HttpRequest.Builder request) {
            return await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> {
                                Answer answer = TradingClient.send(request);
                                REFUSED.addAndGet(answer.status() == 503 ? 1 : 0);
                                return answer;
                            },
                            answer -> answer.status() != 503);
        }
    }
}
