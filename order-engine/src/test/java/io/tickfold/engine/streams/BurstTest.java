package io.tickfold.engine.streams;

import static io.tickfold.engine.domain.Inputs.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.OrderId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One tick closes very many orders; `-Dtickfold.test.orders=100000` makes them more.
class BurstTest {

    private static final int ORDERS = Integer.getInteger("tickfold.test.orders", 10_000);
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(4);
    private static final Duration SLOWEST_ANSWER = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration OPENING = Duration.ofMinutes(3);

    private static final long MILLION = 1_000_000;

    @TempDir Path directory;

    private int closed;
    private final List<Long> answers = new ArrayList<>();
    private long longestGap;

    @Test
    void closesEachOnceInOrderAndAnswersOthersMeanwhile() throws Exception {
        try (EngineProcess engine = EngineProcess.start(directory);
                LogClient client = new LogClient(engine.bootstrapServers(), 1)) {
            Burst burst = opened(client);
            long begun = System.nanoTime();
            burst.fall();
            closeAsBystanderWhileOthersAreClosed(burst, client);
            long took = System.nanoTime() - begun;
            System.out.printf(
                    Locale.ROOT,
                    "%,d closes in %,d ms; answers meanwhile: %d, median %,d ms, slowest %,d ms;"
                            + " longest wait for a commit %,d ms%n",
                    ORDERS,
                    took / MILLION,
                    answers.size(),
                    answers.stream().sorted().toList().get(answers.size() / 2) / MILLION,
                    Collections.max(answers) / MILLION,
                    longestGap / MILLION);

            requireClosedOnceInOrder(ReplayedLog.read(engine.bootstrapServers()));
        }
        assertThat(Duration.ofNanos(Collections.max(answers))).isLessThan(SLOWEST_ANSWER);
        assertThat(Duration.ofNanos(longestGap)).isLessThan(LONGEST_TRANSACTION);
    }

    @Test
    void closesTheSameWhenItIsKilledMeanwhile() throws Exception {
        try (EngineProcess engine = EngineProcess.start(directory);
                LogClient client = new LogClient(engine.bootstrapServers(), 1)) {
            Burst burst = opened(client);
            burst.fall();
            burst.closeAsBystander(0);
            while (closed == 0) {
                closed += client.receive(1).size();
            }
        }
        try (EngineProcess engine = EngineProcess.start(directory);
                LogClient client = new LogClient(engine.bootstrapServers(), 1)) {
            int opening = ORDERS + Burst.BYSTANDERS_ORDERS + accounts();
            client.receive(opening + ORDERS + 1, OPENING);
            requireClosedOnceInOrder(ReplayedLog.read(engine.bootstrapServers()));
        }
    }

    private static int accounts() {
        return 1 + (ORDERS + 99) / 100;
    }

    private static Burst opened(LogClient client) throws Exception {
        Burst burst = new Burst(client);
        int expected = burst.open(ORDERS);
        List<TradeEvent> events = client.receive(expected, OPENING);
        assertThat(events.stream().filter(OrderOpened.class::isInstance).count())
                .isEqualTo(ORDERS + Burst.BYSTANDERS_ORDERS);
        return burst;
    }

    private void closeAsBystanderWhileOthersAreClosed(Burst burst, LogClient client)
            throws Exception {
        int asked = 0;
        int answered = 0;
        long sent = 0;
        long heard = System.nanoTime();
        while (closed < ORDERS || answered < asked) {
            if (asked == answered && asked < Burst.BYSTANDERS_ORDERS && closed < ORDERS) {
                sent = System.nanoTime();
                burst.closeAsBystander(asked++);
            }
            List<TradeEvent> events = client.receive(1, POLL);
            long now = System.nanoTime();
            if (!events.isEmpty()) {
                longestGap = Math.max(longestGap, now - heard);
                heard = now;
            }
            for (TradeEvent event : events) {
                if (event.header().accountId().equals(Burst.BYSTANDER)) {
                    answered++;
                    answers.add(now - sent);
                } else {
                    closed++;
                }
            }
        }
    }

    private static void requireClosedOnceInOrder(ReplayedLog log) {
        List<OrderClosed> stopped = new ArrayList<>();
        List<OrderId> closed = new ArrayList<>();
        for (TradeEvent event : log.events()) {
            if (event instanceof OrderClosed close) {
                closed.add(close.order().orderId());
                if (close.reason() == CloseReason.STOP_LOSS) {
                    stopped.add(close);
                }
            }
        }
        assertThat(stopped).hasSize(ORDERS);
        assertThat(closed).doesNotHaveDuplicates();
        assertThat(stopped).allMatch(close -> close.closePrice().equals(Burst.STOPPED_AT));
        assertThat(stopped).allMatch(close -> close.order().symbol().equals(BTC));
        assertThat(stopped)
                .isSortedAccordingTo(
                        Comparator.comparing((OrderClosed close) -> close.header().accountId())
                                .thenComparingLong(close -> close.header().sequence()));
        assertThat(log.published().equals(log.expected())).as("same log, same bytes").isTrue();
    }
}
