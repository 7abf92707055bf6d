package io.tickfold.standalone;

import static java.math.BigDecimal.ONE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Side;
import io.tickfold.standalone.TradingClient.Answer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Clients that open and close orders, and what the events say of it.
///
/// `-Dtickfold.test.orders=10000` trades longer.
@Order(CommonInstance.TURN)
class TradingTest {

    private static final String CLIENT = "trading-client-";
    private static final int CLIENTS = 64;
    private static final int ORDERS = Integer.getInteger("tickfold.test.orders", 500);

    @RegisterExtension static final CommonInstance INSTANCE = CommonInstance.INSTANCE;

    @Test
    void closesAnOrderAtTheQuoteOfItsEvent() throws Exception {
        TradingClient alice = INSTANCE.client("trading-alice");
        String order = alice.open();
        Answer answer = alice.closeOrder(order);

        OrderClosed closed = requireNonNull(closes().get(new OrderId(order)));
        assertThat(answer.body())
                .isEqualTo(
                        String.format(
                                Locale.ROOT,
                                """
                                {"message":"Order closed successfully","order":{"orderId":"%s",\
                                "status":"CLOSED","closePrice":%s,"profit":%s}}\
                                """,
                                order,
                                closed.closePrice(),
                                closed.profit()));
        assertThat(closed.order().side()).isEqualTo(Side.BUY);
        assertThat(closed.closePrice()).isEqualTo(closed.quote().quote().bid());
        BigDecimal rise = closed.closePrice().value().subtract(closed.order().openPrice().value());
        assertThat(closed.profit().value())
                .isEqualByComparingTo(
                        rise.multiply(closed.order().quantity().value())
                                .setScale(2, RoundingMode.HALF_EVEN));
    }

    @Test
    void closesAnOrderByItselfWhenItsStopLossIsReached() throws Exception {
        TradingClient alice = INSTANCE.client("trading-alice");
        String order = alice.open();
        BigDecimal stopLoss = new BigDecimal(9_999_999);
        Answer answer =
                alice.amend(order, String.format(Locale.ROOT, "{\"stopLoss\":%s}", stopLoss));
        while (answer.status() == 400) {
            String bid = answer.json().get("error").asString().replaceAll(".*\\$", "");
            stopLoss = new BigDecimal(bid).subtract(ONE);
            answer = alice.amend(order, String.format(Locale.ROOT, "{\"stopLoss\":%s}", stopLoss));
        }

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        OrderClosed closed =
                Awaitility.await()
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> closes().get(new OrderId(order)), Objects::nonNull);
        assertThat(closed.reason()).isEqualTo(CloseReason.STOP_LOSS);
        assertThat(closed.closePrice().value()).isLessThanOrEqualTo(stopLoss);
        assertThat(alice.closeOrder(order).status()).isEqualTo(400);
    }

    @Test
    void answersEveryClientForItsOwnOrders() throws Exception {
        Map<OrderId, Answer> answers = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> clients =
                    IntStream.range(0, CLIENTS)
                            .mapToObj(i -> threads.submit(() -> trade(CLIENT + i, answers)))
                            .toList();
            for (Future<Object> client : clients) {
                client.get();
            }
        }
        Books books = Books.of(events(CLIENT));
        books.requireConserved();
        assertThat(books.open()).isEmpty();
        assertThat(books.closed().keySet()).isEqualTo(answers.keySet());
        answers.forEach((order, answer) ->
                requireAnswerFor(requireNonNull(books.closed().get(order)), answer));
    }

    private static Object trade(String account, Map<OrderId, Answer> answers) throws Exception {
        TradingClient client = INSTANCE.client(account);
        for (int i = 0; i < Math.ceilDiv(ORDERS, CLIENTS); i++) {
            String order = client.open();
            answers.put(new OrderId(order), client.closeOrder(order));
        }
        return account;
    }

    private static void requireAnswerFor(OrderClosed closed, Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains(closed.order().orderId().value(), "\"profit\":" + closed.profit());
    }

    @Test
    void goesOnAfterBeingStopped() throws Exception {
        String order = INSTANCE.client("trading-alice").open();

        assertThat(INSTANCE.stopAndStartAgain()).isNotEqualTo(137);

        assertThat(INSTANCE.client("trading-alice").closeOrder(order).status()).isEqualTo(200);
    }

    private static Map<OrderId, OrderClosed> closes() throws Exception {
        return Books.of(events("")).closed();
    }

    private static List<TradeEvent> events(String accounts) throws Exception {
        return EventLog.read(INSTANCE.kafka()).stream()
                .filter(event -> event.header().accountId().value().startsWith(accounts))
                .toList();
    }
}
