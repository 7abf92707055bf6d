package io.tickfold.feed;

import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.BestQuote;
import io.tickfold.feed.source.MarketData;
import io.tickfold.feed.source.Trade;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes what happens during one run of the feed, in the run's epoch.
final class FeedPublisher {

    private static final Logger LOGGER = LoggerFactory.getLogger(FeedPublisher.class);

    private final TickMaker ticks;
    private final Broadcaster broadcaster;
    private final OtherFeeds others;
    private final FeedMetrics metrics;
    private final Consumer<Map<Symbol, Price>> whenContinuing;
    private final Map<Symbol, Price> last = new HashMap<>();
    private final RareLog log = new RareLog(System::nanoTime);
    private long seconds;

    /// @param whenContinuing is given what was published last, by whatever feed, before this one
    ///   continues after another
    FeedPublisher(
            TickMaker ticks,
            Broadcaster broadcaster,
            OtherFeeds others,
            FeedMetrics metrics,
            Consumer<Map<Symbol, Price>> whenContinuing) {
        this.ticks = ticks;
        this.broadcaster = broadcaster;
        this.others = others;
        this.metrics = metrics;
        this.whenContinuing = whenContinuing;
    }

    /// Returns once the rules are in every partition.
    ///
    /// @throws java.util.concurrent.CompletionException if a partition lacks them
    void rules(RulesChanged rules) {
        broadcaster.rules(rules, "rules-" + ticks.epoch(), ticks.began()).join();
        LOGGER.info(
                "rules version {} and {} instruments published, epoch {}",
                rules.rulesVersion(),
                rules.instruments().size(),
                ticks.epoch());
    }

    /// A source said something; only trades make ticks. Never throws.
    void received(MarketData data) {
        switch (data) {
            case Trade trade -> trade(trade);
            case BestQuote _ -> {}
        }
    }

    /// Publishes the tick of a trade, unless another feed does; a trade without a tick is counted.
    private void trade(Trade trade) {
        try {
            if (!others.arePublishing(trade.symbol(), ticks::isPassedBy)) {
                ticks.tick(trade).ifPresentOrElse(this::tick, metrics::tradeIgnored);
            }
        } catch (RuntimeException e) {
            metrics.tradeIgnored();
            if (log.permits()) {
                LOGGER.warn("no tick from {}", trade, e);
            }
        }
    }

    private void tick(PriceTick tick) {
        CompletableFuture<Void> _ = broadcaster.tick(tick);
        last.put(tick.symbol(), tick.last());
        metrics.tickMade(tick.symbol());
    }

    /// Does what is due once a second.
    void second() {
        others.silentEpoch(ticks::isPassedBy).ifPresent(this::passEpoch);
        time();
    }

    private void passEpoch(long other) {
        ticks.passEpoch(other);
        last.putAll(others.lastPrices());
        whenContinuing.accept(Map.copyOf(last));
        metrics.epochPassed();
        LOGGER.warn(
                "somebody published ticks in epoch {}, and then none for {};"
                        + " this feed continues in epoch {}",
                other,
                OtherFeeds.SILENCE,
                ticks.epoch());
    }

    /// Tells every partition what time it is.
    private void time() {
        seconds++;
        String id = "clock-" + ticks.epoch() + "-" + seconds;
        CompletableFuture<Void> _ = broadcaster.broadcast(new Clock(ticks.now()), id);
    }
}
