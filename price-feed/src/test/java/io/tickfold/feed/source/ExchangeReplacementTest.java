package io.tickfold.feed.source;

import static io.tickfold.feed.source.FollowedExchange.LONG;
import static io.tickfold.feed.source.FollowedExchange.PATIENT;
import static io.tickfold.feed.source.FollowedExchange.SHORT;
import static io.tickfold.feed.source.FollowedExchange.limits;
import static io.tickfold.feed.source.FollowedExchange.overlapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExchangeReplacementTest {

    private FollowedExchange exchange;

    @BeforeEach
    void openTheExchange() throws InterruptedException {
        exchange = new FollowedExchange(Dialect.BINANCE);
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    @Test
    void followsAnotherConnectionBeforeOneEnds() throws Exception {
        try (AutoCloseable _ = exchange.follow(PATIENT)) {
            exchange.awaitConnections(1);
            exchange.server().trade();
            exchange.awaitTrades(1L);

            exchange.server().announceItsEnd();
            exchange.awaitConnections(2);
            exchange.server().trade();
            exchange.awaitConnections(1);
            exchange.server().trade();

            exchange.awaitTrades(1L, 2L, 3L);
            assertThat(exchange.count("outages")).isZero();
            assertThat(exchange.count("missed")).isZero();
        }
    }

    @Test
    void replacesAConnectionThatIsOld() throws Exception {
        try (AutoCloseable _ = exchange.follow(limits(LONG, SHORT))) {
            exchange.awaitConnections(1);
            await().until(() -> {
                exchange.server().trade();
                return exchange.server().asked().size() >= 3;
            });
            await().untilAsserted(() ->
                    assertThat(exchange.trades()).hasSameElementsAs(exchange.server().sent()));
            assertThat(exchange.trades()).doesNotHaveDuplicates();
            assertThat(exchange.count("outages")).isZero();
        }
    }

    /// An exchange that tells every new connection that it leaves is not asked without a pause.
    @Test
    void isInNoHurryToReplaceANewConnection() throws Exception {
        try (AutoCloseable _ = exchange.follow(PATIENT)) {
            exchange.awaitConnections(1);
            exchange.server().announceItsEnd();
            exchange.server().announceItsEnd();
            exchange.awaitConnections(2);
            exchange.server().trade();
            exchange.awaitTrades(1L);
            assertThat(exchange.server().asked()).hasSize(2);
        }
    }

    /// Both connections bring the trade; the one that leaves may do so last.
    @Test
    void aConnectionThatLeavesDoesNotComeBackInThePlaceOfAnother() throws Exception {
        try (AutoCloseable _ = exchange.follow(overlapping(Duration.ofSeconds(10)))) {
            exchange.awaitConnections(1);
            exchange.server().announceItsEnd();
            exchange.awaitConnections(2);
            exchange.server().tell(1, 1);
            exchange.awaitTrades(1L);
            exchange.server().tell(1, 0);
            await().until(() -> exchange.count("repeated") == 1);

            exchange.server().cut(0);

            exchange.awaitConnections(1);
            exchange.server().tell(2, 1);
            exchange.awaitTrades(1L, 2L);
            assertThat(exchange.server().asked()).hasSize(2);
            assertThat(exchange.count("outages")).isZero();
        }
    }

    /// The slower one of two connections takes no price back.
    @Test
    void leavesOutAQuoteThatIsOlderThanOneOfTheOtherConnection() throws Exception {
        try (AutoCloseable _ = exchange.follow(overlapping(LONG))) {
            exchange.awaitConnections(1);
            exchange.server().announceItsEnd();
            exchange.awaitConnections(2);
            exchange.server().quote(5, 1);
            await().until(() -> exchange.quotes().size() == 1);
            exchange.server().quote(4, 0);
            exchange.server().quote(5, 0);
            exchange.server().quote(6, 0);
            await().until(() -> exchange.quotes().size() == 2);
            assertThat(exchange.quotes())
                    .extracting(quote -> quote.bid().toString())
                    .containsExactly("5.00", "6.00");
        }
    }
}
