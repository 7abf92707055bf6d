package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.client.CallOption;
import io.tickfold.client.LiveStream;
import io.tickfold.client.RefusedException;
import io.tickfold.client.StreamedEvent;
import io.tickfold.client.Tickfold;
import io.tickfold.client.model.CloseOrder;
import io.tickfold.client.model.ClosedOrder;
import io.tickfold.client.model.CreateOrder;
import io.tickfold.client.model.OrderStatus;
import io.tickfold.client.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// A program that trades with the Java client, as if the server were never away, and follows the
/// events of its account.
final class ClientTrader implements AutoCloseable {

    private static final CallOption PATIENT = CallOption.within(Duration.ofMinutes(5));
    private static final CallOption AFTER_RESTARTS = CallOption.within(Duration.ofMinutes(2));

    private final Tickfold client;
    private final List<String> names;
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<StreamedEvent> events = new CopyOnWriteArrayList<>();
    private volatile @Nullable LiveStream<StreamedEvent> stream;

    ClientTrader(Tickfold client, int trades) {
        this.client = client;
        this.names = IntStream.range(0, trades).mapToObj(i -> "trade-" + i).toList();
    }

    /// How many trades have ended so far.
    int done() {
        return done.size();
    }

    /// Opens each order, closes a part of it, then the rest.
    void trade() {
        for (String name : names) {
            String order = carriedOut(() -> client.createOrder(order(name), PATIENT).getOrderId());
            close(new CloseOrder().orderId(order).quantity(new BigDecimal("0.001")));
            assertThat(close(new CloseOrder().orderId(order))).isEqualTo(OrderStatus.CLOSED);
            done.add(name);
        }
    }

    private static CreateOrder order(String name) {
        return new CreateOrder()
                .symbol("BTCUSDT")
                .type(Side.BUY)
                .quantity(new BigDecimal("0.002"))
                .leverage(100)
                .clientOrderId(name);
    }

    private OrderStatus close(CloseOrder close) {
        return carriedOut(() -> client.closeOrder(close, PATIENT).getOrder().getStatus());
    }

    /// Calls until no quote is missing or too old, which is so after a restart.
    private static <T> T carriedOut(Supplier<T> call) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(() -> unlessWithoutQuote(call), Optional::isPresent)
                .orElseThrow();
    }

    private static <T> Optional<T> unlessWithoutQuote(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (RefusedException refused) {
            assertThat(refused.reason()).startsWith("QUOTE_");
            return Optional.empty();
        }
    }

    /// Follows the account's events from the first one, once it exists, until this is closed.
    void follow() {
        Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> done() > 0);
        LiveStream<StreamedEvent> opened = client.streamEvents(0);
        stream = opened;
        opened.forEach(events::add);
    }

    @Override
    public void close() {
        LiveStream<StreamedEvent> opened = stream;
        if (opened != null) {
            opened.close();
        }
    }

    /// Requires that each trade is in the books once, and each event was streamed once, in order.
    void requireAllOnce() {
        assertThat(client.closedOrders(AFTER_RESTARTS).map(ClosedOrder::getClientOrderId))
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(client.listOpenOrders(AFTER_RESTARTS).getMessage()).isEmpty();
        long last = lastSequence();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> events.size() >= last);
        assertThat(events.stream().map(StreamedEvent::sequence))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
    }

    private long lastSequence() {
        long last = 0;
        int page;
        do {
            page = client.listEvents(last, 1000, AFTER_RESTARTS).getEvents().size();
            last += page;
        } while (page > 0);
        return last;
    }
}
