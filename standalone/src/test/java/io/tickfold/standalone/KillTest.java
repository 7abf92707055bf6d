package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.OrderId;
import io.tickfold.standalone.TradingClient.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the whole process while clients trade, and looks at what the next start makes of it.
///
/// `-Dtickfold.test.kills=5 -Dtickfold.test.clients=32` runs it longer.
class KillTest {

    private static final int KILLS = Integer.getInteger("tickfold.test.kills", 1);
    private static final int CLIENTS = Integer.getInteger("tickfold.test.clients", 8);
    private static final int CLOSES_BEFORE_A_KILL = 25 * CLIENTS;

    @TempDir Path data;

    private final Set<OrderId> answeredAsClosed = ConcurrentHashMap.newKeySet();

    @Test
    void losesNothingThatWasAnsweredAndDoesNothingTwice() throws Exception {
        Set<String> addressesOfKafka = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            try (RunningInstance instance = RunningInstance.start(data)) {
                addressesOfKafka.add(instance.kafka());
                tradeUntilKilled(instance);
            }
        }
        try (RunningInstance instance = RunningInstance.start(data)) {
            addressesOfKafka.add(instance.kafka());
            assertThat(addressesOfKafka).as("consumers keep the address they know").hasSize(1);
            awaitCommandsFromBefore(instance);
            Books books = Books.of(EventLog.read(instance.kafka()));
            books.requireConserved();
            assertThat(books.closed().keySet()).containsAll(answeredAsClosed);
            requireThatTheApiAgrees(instance, books);
        }
    }

    private void tradeUntilKilled(RunningInstance instance) throws Exception {
        int before = answeredAsClosed.size();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            TradingClient client = instance.client("client-" + i);
            clients.add(Thread.ofVirtual().start(() -> trade(client)));
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> answeredAsClosed.size() - before > CLOSES_BEFORE_A_KILL);
        instance.kill();
        for (Thread client : clients) {
            client.join();
        }
    }

    /// Opens and closes until the server is gone.
    private void trade(TradingClient client) {
        try {
            while (true) {
                String order = client.open();
                if (client.closeOrder(order).status() == 200) {
                    answeredAsClosed.add(new OrderId(order));
                }
            }
        } catch (IOException | IllegalStateException _) {
            // The server was killed.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// What a killed client had sent is still executed; an answer to a later command of the same
    /// account says that it has been.
    private static void awaitCommandsFromBefore(RunningInstance instance) throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            Answer answer = instance.client("client-" + i).closeOrder("ord_0123456789abcdef");
            assertThat(answer.header("Refusal-Reason")).contains("ORDER_NOT_FOUND");
        }
    }

    /// Every order that the events leave open can be closed, and none that they closed.
    private void requireThatTheApiAgrees(RunningInstance instance, Books books) throws Exception {
        for (var order : books.open().values()) {
            TradingClient owner = instance.client(order.header().accountId().value());
            Answer answer = owner.closeOrder(order.order().orderId().value());
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
        for (var order : books.closed().values().stream().limit(20).toList()) {
            TradingClient owner = instance.client(order.header().accountId().value());
            assertThat(owner.closeOrder(order.order().orderId().value()).status()).isEqualTo(400);
        }
        Books after = Books.of(EventLog.read(instance.kafka()));
        after.requireConserved();
        assertThat(after.open()).isEmpty();
    }
}
