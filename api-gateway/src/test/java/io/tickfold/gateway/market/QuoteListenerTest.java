package io.tickfold.gateway.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.KnownInstruments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class QuoteListenerTest {

    private static final Symbol BTC = new Symbol("BTCUSDT");

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Instant now = NOON;
    private Optional<RulesChanged> rules = Optional.empty();
    private final QuoteListener quotes = new QuoteListener(() -> now, () -> rules);

    @Test
    void knowsNoQuoteBeforeTheFirstTick() {
        assertThat(quotes.latest(BTC)).isEmpty();
        assertThat(quotes.last(BTC)).isEmpty();
    }

    @Test
    void knowsTheQuoteOfTheLatestTick() {
        handle(tick("100", 1, 1));
        handle(tick("101", 1, 2));
        assertThat(quotes.latest(BTC)).contains(quote("101"));
        assertThat(quotes.latest(new Symbol("ETHUSDT"))).isEmpty();
    }

    @Test
    void forgetsAQuoteThatIsTooOldUntilTheNextTick() {
        handle(tick("100", 1, 1));
        now = NOON.plusSeconds(10);
        assertThat(quotes.latest(BTC)).contains(quote("100"));
        now = now.plusMillis(1);
        assertThat(quotes.latest(BTC)).isEmpty();
        assertThat(quotes.last(BTC)).contains(quote("100"));
        now = NOON;
        handle(tick("101", 1, 2));
        assertThat(quotes.latest(BTC)).contains(quote("101"));
    }

    @Test
    void tellsOnceThatAPriceIsStaleAndAgainWhenItIsFresh() {
        List<CurrentPrice> told = new ArrayList<>();
        quotes.watch(told::add);
        handle(tick("100", 1, 1));
        quotes.look();
        now = NOON.plusSeconds(11);
        quotes.look();
        quotes.look();
        assertThat(told).extracting(CurrentPrice::isStale).containsExactly(false, true);
        assertThat(quotes.current()).extracting(CurrentPrice::isStale).containsExactly(true);
        now = NOON;
        handle(tick("100", 1, 2));
        assertThat(told).extracting(CurrentPrice::isStale).containsExactly(false, true, false);
    }

    @Test
    void takesAQuoteFromAFeedWhoseClockIsAhead() {
        now = NOON.minusSeconds(60);
        handle(tick("100", 1, 1));
        assertThat(quotes.latest(BTC)).contains(quote("100"));
    }

    @Test
    void ignoresTicksOfAnEarlierFeedPosition() {
        handle(tick("100", 2, 1));
        handle(tick("101", 1, 99));
        handle(tick("102", 2, 1));
        assertThat(quotes.latest(BTC)).contains(quote("100"));
    }

    @Test
    void ignoresAPriceAtWhichNoAccountCouldBeValued() {
        rules = Optional.of(KnownInstruments.BITCOIN);
        handle(tick("100", 1, 1));
        Price price = Price.of("999999999999999");
        Quote high = new Quote(price, price);
        handle(new PriceTick(BTC, high, price, new FeedPosition(1, 2), NOON));
        assertThat(quotes.latest(BTC)).contains(quote("100"));
    }

    @Test
    void ignoresABidAboveTheAsk() {
        handle(tick("100", 1, 1));
        handle(tick("201", 1, 2));
        assertThat(quotes.latest(BTC)).contains(quote("100"));
    }

    @Test
    void aTickThatNoFeedCanHaveComeToHoldsNothingUp() {
        handle(tick("100", 1, 1));
        handle(tick("101", Long.MAX_VALUE, 1));
        assertThat(quotes.latest(BTC)).contains(quote("100"));
        handle(tick("102", 1, 2));
        assertThat(quotes.latest(BTC)).contains(quote("102"));
    }

    @Test
    void ignoresWhatItCannotRead() {
        handle(tick("100", 1, 1));
        quotes.onMessage(record("{".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(quotes.latest(BTC)).contains(quote("100"));
    }

    @Test
    void ticksOfInventedSymbolsTakeNoMoreMemoryThanThoseOfAllRules() {
        handle(tick("100", 1, 1));
        for (int i = 0; i < 2 * QuoteListener.MOST_SYMBOLS; i++) {
            handle(tick(new Symbol("SYMBOL" + i), "1", 1, 1));
        }
        handle(tick("101", 1, 2));

        assertThat(quotes.current()).hasSize(QuoteListener.MOST_SYMBOLS);
        assertThat(quotes.latest(BTC)).contains(quote("101"));
    }

    private void handle(PriceTick tick) {
        quotes.onMessage(record(Topics.PRICE_TICKS.encode(tick)));
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        Headers headers = MessageHeaders.brief(MessageType.PRICE_TICK, "1");
        return new ConsumerRecord<>(
                Topics.PRICE_TICKS.name(),
                0,
                0,
                0,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                new byte[0],
                value,
                headers,
                Optional.empty());
    }

    private static PriceTick tick(String bid, long epoch, long sequence) {
        return tick(BTC, bid, epoch, sequence);
    }

    private static PriceTick tick(Symbol symbol, String bid, long epoch, long sequence) {
        return new PriceTick(
                symbol, quote(bid), Price.of(bid), new FeedPosition(epoch, sequence), NOON);
    }

    private static Quote quote(String bid) {
        return new Quote(Price.of(bid), Price.of("200"));
    }
}
