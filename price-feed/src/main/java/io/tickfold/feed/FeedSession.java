package io.tickfold.feed;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.quote.Pricing;
import io.tickfold.feed.source.BestQuote;
import io.tickfold.feed.source.MarketData;
import io.tickfold.feed.source.MissedTrade;
import io.tickfold.feed.source.PriceSource;
import io.tickfold.feed.source.Trade;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// One run of the feed, from a start to the next stop, on a thread of its own.
final class FeedSession implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(FeedSession.class);
    private static final long RETRY_MILLIS = 250;
    private static final long FAULT_RETRY_MILLIS = 2_000;
    private static final long CLOCK_MILLIS = 1_000;

    private final FeedInputs inputs;
    private final KafkaClients kafka;
    private final FeedMetrics metrics;
    private final FeedProducer producer;
    private final FeedProducer tradeProducer;
    private final RareLog log = new RareLog(System::nanoTime);
    private final FeedThread thread = new FeedThread("price-feed");
    private volatile Optional<TickWatch> watch = Optional.empty();
    private volatile Optional<TradePublisher> trades = Optional.empty();

    private FeedSession(FeedInputs inputs, KafkaClients kafka, FeedMetrics metrics) {
        this.inputs = inputs;
        this.kafka = kafka;
        this.metrics = metrics;
        this.producer = FeedProducer.ofTicks(kafka, new SendFailures(metrics));
        this.tradeProducer = FeedProducer.ofTrades(kafka, new SendFailures(metrics));
    }

    /// Returns at once; the feed begins as soon as the cluster has the topics.
    static FeedSession begin(FeedInputs inputs, KafkaClients kafka, FeedMetrics metrics) {
        FeedSession session = new FeedSession(inputs, kafka, metrics);
        session.thread.execute(session::tryToPublish);
        return session;
    }

    /// Starts over after any failure, also one that no broker is to blame for.
    private void tryToPublish() {
        try (Consumer<byte[], byte[]> consumer = kafka.consumer("price-feed-history")) {
            Survey.take(consumer)
                    .ifPresentOrElse(this::publish, () -> retry(Level.INFO, "no topics yet"));
        } catch (KafkaException | CompletionException e) {
            LOGGER.debug("the feed cannot begin yet", e);
            retry(Level.WARN, String.valueOf(e.getMessage()));
        } catch (Throwable e) {
            thread.failed(e);
            again(FAULT_RETRY_MILLIS);
            closeSources();
        }
    }

    private void retry(Level level, String reason) {
        if (!thread.isShutdown() && log.permits()) {
            String address = kafka.bootstrapServers();
            LOGGER.atLevel(level).log("the feed waits for Kafka at {}: {}", address, reason);
        }
        again(RETRY_MILLIS);
    }

    private void again(long millis) {
        Future<?> _ = thread.schedule(this::tryToPublish, millis, TimeUnit.MILLISECONDS);
    }

    /// The rules are in every partition before the first tick is made.
    private void publish(Survey survey) {
        TickMaker ticks = new TickMaker(survey.history(), inputs.time());
        Broadcaster broadcaster = new Broadcaster(producer, survey.inputPartitions());
        OtherFeeds others = new OtherFeeds(inputs.rules(), System::nanoTime);
        Pricing pricing = inputs.pricing(quote -> metrics.held(quote.symbol()));
        pricing.begin(survey.history().lastQuotes());
        FeedPublisher publisher =
                new FeedPublisher(
                        pricing, ticks, broadcaster, others, metrics, this::continueSourcesAt);
        publisher.rules(inputs.rules());
        closeSources();
        Interval interval =
                new Interval(thread, inputs.interval(), publisher::publish, System::nanoTime);
        TradePublisher told =
                new TradePublisher(
                        tradeProducer,
                        metrics,
                        inputs.time(),
                        symbol -> !others.arePublishing(symbol, ticks::isPassedBy),
                        this::isMadeUp);
        trades = Optional.of(told);
        for (PriceSource source : inputs.sources()) {
            SourceName name = new SourceName(source.name());
            source.start(
                    thread,
                    survey.history().lastPrices(),
                    new PriceSource.Listener() {
                        @Override
                        public void accept(MarketData said) {
                            if (publisher.heard(name, said)) {
                                interval.due();
                            }
                            if (pricing.isPreferred(name, said.symbol())) {
                                tradeOf(said)
                                        .ifPresent(trade -> told.heard(source.numberedBy(), trade));
                            }
                        }

                        @Override
                        public boolean isBehind() {
                            return producer.isBehind() || tradeProducer.isBehind();
                        }
                    });
        }
        watch = Optional.of(TickWatch.begin(kafka::watcher, others, ticks.began()));
        Future<?> _ =
                thread.scheduleWithFixedDelay(
                        publisher::second, 0, CLOCK_MILLIS, TimeUnit.MILLISECONDS);
        Future<?> _ =
                thread.scheduleWithFixedDelay(
                        told::flush,
                        TradePublisher.COLLECT_MILLIS,
                        TradePublisher.COLLECT_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    private boolean isMadeUp(SourceName numberedBy) {
        return inputs.sources().stream()
                .filter(PriceSource::isMadeUp)
                .anyMatch(source -> source.numberedBy().equals(numberedBy));
    }

    private static Optional<Trade> tradeOf(MarketData said) {
        return switch (said) {
            case Trade trade -> Optional.of(trade);
            case MissedTrade missed -> Optional.of(missed.trade());
            case BestQuote _ -> Optional.empty();
        };
    }

    private void continueSourcesAt(Map<Symbol, Price> lastPrices) {
        inputs.sources().forEach(source -> source.continueAt(lastPrices));
    }

    private void closeSources() {
        inputs.sources().forEach(PriceSource::close);
    }

    /// Returns when the thread has ended and the producer is closed.
    @Override
    public void close() {
        thread.end();
        trades.ifPresent(TradePublisher::flush);
        watch.ifPresent(TickWatch::close);
        closeSources();
        producer.close();
        tradeProducer.close();
    }
}
