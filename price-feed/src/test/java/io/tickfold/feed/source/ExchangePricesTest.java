package io.tickfold.feed.source;

import static io.tickfold.feed.source.FollowedExchange.PATIENT;
import static io.tickfold.feed.source.FollowedExchange.overlapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ExchangePricesTest {

    private static void awaitSubscriptions(FollowedExchange exchange, Dialect dialect, int number) {
        exchange.awaitConnections(1);
        List<String> names = List.of(dialect.symbol());
        exchange.awaitRequests(number * dialect.protocol().requests(names).size());
    }

    private static Quote quote(int number) {
        return new Quote(Price.of(number + ".00"), Price.of(number + ".50"));
    }

    @ParameterizedTest
    @EnumSource
    void handsOverTradesInOrderAndQuotes(Dialect dialect) throws Exception {
        try (FollowedExchange exchange = new FollowedExchange(dialect)) {
            exchange.server().trade();
            try (AutoCloseable _ = exchange.follow(PATIENT)) {
                awaitSubscriptions(exchange, dialect, 1);
                exchange.server().trade();
                exchange.server().quote(2);
                exchange.server().trade();
                exchange.server().quote(3);
                exchange.awaitTrades(2L, 3L);
                await().untilAsserted(
                                () -> assertThat(exchange.quotes()).endsWith(quote(2), quote(3)));
                assertThat(exchange.count("unreadable")).isZero();
                assertThat(exchange.count("repeated")).isZero();
            }
            exchange.awaitConnections(0);
        }
    }

    /// Each new connection asks for everything; Kraken tells what was traded meanwhile, the others
    /// do not.
    @ParameterizedTest
    @EnumSource
    void asksAgainAfterACutAndCountsWhatItMissed(Dialect dialect) throws Exception {
        try (FollowedExchange exchange = new FollowedExchange(dialect)) {
            exchange.server().trade();
            try (AutoCloseable _ = exchange.follow(PATIENT)) {
                awaitSubscriptions(exchange, dialect, 1);
                exchange.server().trade();
                exchange.awaitTrades(2L);

                exchange.server().cut();
                exchange.server().tradeInSilence();
                exchange.server().tradeInSilence();
                await().until(() -> exchange.server().asked().size() == 2);
                awaitSubscriptions(exchange, dialect, 2);
                exchange.server().trade();

                switch (dialect) {
                    case BINANCE -> missed(exchange, 2, 2L, 5L);
                    case COINBASE -> missed(exchange, 1, 2L, 4L, 5L);
                    case KRAKEN -> missed(exchange, 0, 2L, 3L, 4L, 5L);
                }
                List<String> requests = exchange.server().requests();
                int half = requests.size() / 2;
                assertThat(requests.subList(0, half)).isEqualTo(requests.subList(half, 2 * half));
            }
        }
    }

    private static void missed(FollowedExchange exchange, int missed, Long... trades) {
        exchange.awaitTrades(trades);
        await().until(() -> exchange.count("missed") == missed);
    }

    /// The payload of a ping comes back, also while nothing else is taken: whoever answers late is
    /// cut.
    @ParameterizedTest
    @EnumSource
    void answersPingsWhateverTheFeedDoes(Dialect dialect) throws Exception {
        try (FollowedExchange exchange = new FollowedExchange(dialect)) {
            try (AutoCloseable _ = exchange.follow(PATIENT)) {
                awaitSubscriptions(exchange, dialect, 1);
                CountDownLatch isDone = new CountDownLatch(1);
                exchange.thread()
                        .execute(() -> {
                            try {
                                isDone.await();
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                        });
                exchange.server().ping("first");
                exchange.server().ping("second");
                await().until(() -> exchange.server().pongs().equals(List.of("first", "second")));
                isDone.countDown();
            }
        }
    }

    @Test
    void leavesOutWhatItDoesNotUnderstandAndContinues() throws Exception {
        try (FollowedExchange exchange = new FollowedExchange(Dialect.BINANCE)) {
            try (AutoCloseable _ = exchange.follow(PATIENT)) {
                exchange.awaitConnections(1);
                exchange.server().say("nonsense");
                exchange.server().say("x".repeat(8 << 20));
                exchange.server().say(Dialect.BINANCE.trade(9).replace("9.00", "-1"));
                exchange.server().say(Dialect.BINANCE.trade(9).replace("BTCUSDT", "UNKNOWN"));
                exchange.server().say("{\"e\":\"news\"}");
                exchange.server().trade();
                exchange.awaitTrades(1L);
                assertThat(exchange.count("unreadable")).isEqualTo(3);
                assertThat(exchange.server().asked()).hasSize(1);
            }
        }
    }

    /// Whatever an exchange does, what it sent is handed over once, and what it did not send is
    /// counted.
    @RepeatedTest(3)
    void hearsOnceWhateverWasSent() throws Exception {
        try (FollowedExchange exchange = new FollowedExchange(Dialect.BINANCE)) {
            long seed = Long.getLong("tickfold.test.seed", new Random().nextLong());
            Random random = new Random(seed);
            try (AutoCloseable _ = exchange.follow(overlapping(Duration.ofMillis(500)))) {
                exchange.awaitConnections(1);
                exchange.server().trade();
                for (int i = 0; i < 100; i++) {
                    act(exchange, random);
                }
                exchange.server().say("the end");
                exchange.server().trade();
                await().pollDelay(Duration.ZERO)
                        .untilAsserted(() ->
                                assertThat(new HashSet<>(exchange.trades()))
                                        .as("seed %d", seed)
                                        .isEqualTo(new HashSet<>(exchange.server().sent())));
                assertThat(exchange.trades()).as("seed %d", seed).doesNotHaveDuplicates();
                long missed =
                        LongStream.rangeClosed(1, exchange.server().lastTrade())
                                .filter(number -> !exchange.server().sent().contains(number))
                                .count();
                await().untilAsserted(() ->
                        assertThat(exchange.count("missed"))
                                .as("seed %d", seed)
                                .isEqualTo((double) missed));
            }
        }
    }

    private static void act(FollowedExchange exchange, Random random) {
        switch (random.nextInt(20)) {
            case 0 -> {
                exchange.awaitConnections(1);
                int asked = exchange.server().asked().size();
                exchange.server().cut();
                if (random.nextBoolean()) {
                    exchange.server().tradeInSilence();
                }
                await().until(() ->
                        exchange.server().asked().size() > asked
                                && exchange.server().connected() == 1);
                exchange.server().trade();
            }
            case 1 -> exchange.server().say("{\"e\":" + random.nextInt());
            case 2 ->
                    exchange.server()
                            .tell(Math.max(1, exchange.server().lastTrade() - random.nextInt(5)));
            case 3 -> exchange.server().tradeInSilence();
            case 4 -> {
                exchange.awaitConnections(1);
                exchange.server().announceItsEnd();
                exchange.awaitConnections(2);
                exchange.server().trade();
            }
            default -> exchange.server().trade();
        }
    }
}
