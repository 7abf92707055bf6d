package io.tickfold.feed;

import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.PriceTicks;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.quote.Conflation;
import io.tickfold.feed.quote.Pricing;
import io.tickfold.feed.quote.SourcedQuote;
import io.tickfold.feed.source.MarketData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes what happens during one run of the feed, in the run's epoch.
final class FeedPublisher {

    private static final Logger LOGGER = LoggerFactory.getLogger(FeedPublisher.class);

    private final Pricing pricing;
    private final TickMaker ticks;
    private final Broadcaster broadcaster;
    private final OtherFeeds others;
    private final FeedMetrics metrics;
    private final Consumer<Map<Symbol, Price>> whenContinuing;
    private final Conflation quotes;
    private final Map<Symbol, Price> last = new HashMap<>();
    private final RareLog log = new RareLog(System::nanoTime);
    private long seconds;

    /// @param whenContinuing is given what was published last, by whatever feed, before this one
    ///   continues after another
    FeedPublisher(
            Pricing pricing,
            TickMaker ticks,
            Broadcaster broadcaster,
            OtherFeeds others,
            FeedMetrics metrics,
            Consumer<Map<Symbol, Price>> whenContinuing) {
        this.pricing = pricing;
        this.quotes = pricing.conflation();
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

    /// Takes what a source says into the next ticks; never throws, and what no quote can be made of
    /// is counted.
    ///
    /// @return whether there is something to publish
    boolean heard(SourceName source, MarketData said) {
        try {
            pricing.heard(source, said).forEach(quotes::add);
        } catch (RuntimeException e) {
            metrics.ignored();
            if (log.permits()) {
                LOGGER.warn("no quote from {} of {}", said, source, e);
            }
        }
        return !quotes.isEmpty();
    }

    /// Publishes the quotes since the last time, unless another feed does.
    void publish() {
        for (List<SourcedQuote> wave : quotes.drain()) {
            List<PriceTick> made =
                    wave.stream()
                            .filter(quote ->
                                    !others.arePublishing(quote.symbol(), ticks::isPassedBy))
                            .map(ticks::tick)
                            .toList();
            if (!made.isEmpty()) {
                publish(new PriceTicks(made));
            }
        }
    }

    private void publish(PriceTicks made) {
        CompletableFuture<Void> _ = broadcaster.ticks(made);
        for (PriceTick tick : made.ticks()) {
            last.put(tick.symbol(), tick.last());
            metrics.tickMade(tick.symbol());
        }
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
