package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.standalone.TradingClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Attempts that share an `Idempotency-Key`: whatever becomes of them, there is one close.
@Order(CommonInstance.TURN)
class IdempotencyTest {

    private static final int CLIENTS = 20;
    private static final String REPLAYED = "Idempotent-Replayed";

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    @RegisterExtension static final CommonInstance INSTANCE = CommonInstance.INSTANCE;

    private final AccountId account = new AccountId("idempotency-" + ACCOUNTS.incrementAndGet());
    private TradingClient alice;

    @BeforeEach
    void signIn() throws Exception {
        alice = INSTANCE.client(account.value());
    }

    private <E extends TradeEvent> List<E> events(Class<E> type) throws Exception {
        return EventLog.read(INSTANCE.kafka()).stream()
                .filter(event -> event.header().accountId().equals(account))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Test
    void repeatsTheAnswerWithoutClosingAgain() throws Exception {
        String order = alice.open();
        Answer first = alice.closeOnce("k", order);

        Answer again = alice.closeOnce("k", order);

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.header(REPLAYED)).isEmpty();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header(REPLAYED)).contains("true");
        assertThat(again.header("Command-Id")).isEqualTo(first.header("Command-Id"));
        assertThat(events(OrderClosed.class)).hasSize(1);
    }

    /// The client gives up at once, so that the answer reaches nobody.
    @Test
    void answersAfterAnAnswerThatWasLost() throws Exception {
        String order = alice.open();
        try {
            TradingClient.send(
                    alice.request("/api/v1/trade/close")
                            .header("Idempotency-Key", "k")
                            .timeout(Duration.ofMillis(1))
                            .POST(BodyPublishers.ofString("{\"orderId\":\"" + order + "\"}")));
        } catch (HttpTimeoutException _) {
            // Nobody heard the answer.
        }

        Answer again =
                Awaitility.await().until(() -> alice.closeOnce("k", order), a -> a.status() != 409);

        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.body()).contains(order, "\"status\":\"CLOSED\"");
        assertThat(events(OrderClosed.class)).hasSize(1);
    }

    @Test
    void answersAfterEverythingWasKilled() throws Exception {
        String order = alice.open();
        Answer first = alice.closeOnce("k", order);

        INSTANCE.killAndStartAgain();
        Answer again = INSTANCE.client(account.value()).closeOnce("k", order);

        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header(REPLAYED)).contains("true");
        assertThat(events(OrderClosed.class)).hasSize(1);
    }

    @Test
    void answersManyAtOnce() throws Exception {
        String order = alice.open();
        List<Answer> answers = atOnce(() -> alice.closeOnce("k", order));

        assertThat(answers).extracting(Answer::status).containsOnly(200, 409).contains(200);
        List<String> closed =
                answers.stream()
                        .filter(a -> a.status() == 200)
                        .map(Answer::body)
                        .distinct()
                        .toList();
        assertThat(closed).hasSize(1);
        assertThat(alice.closeOnce("k", order).body()).isEqualTo(closed.getFirst());
        assertThat(events(OrderClosed.class)).hasSize(1);
    }

    private static List<Answer> atOnce(Callable<Answer> attempt) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> attempts = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                attempts.add(threads.submit(attempt));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : attempts) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    @Test
    void refusesTheKeyForAnythingElse() throws Exception {
        String order = alice.open();
        String other = alice.open();
        assertThat(alice.closeOnce("k", order).status()).isEqualTo(200);

        Answer otherOrder = alice.closeOnce("k", other);
        Answer otherRoute = alice.postOnce("k", "/api/v1/trade/close-all", "{}");

        assertThat(otherOrder.status()).isEqualTo(400);
        assertThat(otherOrder.body()).isEqualTo("{\"error\":\"Order ID mismatch\"}");
        assertThat(otherRoute.status()).isEqualTo(422);
        assertThat(otherRoute.body())
                .isEqualTo("{\"error\":\"Idempotency-Key was used for a different request\"}");
        assertThat(events(OrderClosed.class)).hasSize(1);
    }

    @Test
    void opensOneOrderHoweverOftenItIsAsked() throws Exception {
        String body =
                "{\"symbol\":\"BTC\",\"type\":\"buy\",\"quantity\":%s,\"leverage\":100,\"slippage\":5}";
        String path = "/api/v1/trade/create";

        Answer first = alice.postOnce("k", path, String.format(Locale.ROOT, body, "0.01"));
        Answer again = alice.postOnce("k", path, String.format(Locale.ROOT, body, "0.010"));

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(events(OrderOpened.class)).hasSize(1);
    }

    @Test
    void repeatsAnAnswerOfSeveralEvents() throws Exception {
        alice.open();
        alice.open();
        String path = "/api/v1/trade/close-all";

        Answer first = alice.postOnce("k", path, "{}");
        Answer again = alice.postOnce("k", path, "{}");

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().get("orders")).hasSize(2);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(events(OrderClosed.class)).hasSize(2);
    }
}
