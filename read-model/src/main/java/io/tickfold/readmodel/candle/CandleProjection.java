package io.tickfold.readmodel.candle;

import io.tickfold.contract.market.MarketTrades;
import io.tickfold.contract.wire.Topics;
import io.tickfold.readmodel.candle.CandleBatch.SeriesKey;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.log.TradeLog;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Adds trades to candles, each exactly once, however many gateways and dumps tell of it: candles,
/// the numbers that were taken and the position in the topic change in one transaction.
final class CandleProjection {

    private static final Logger log = LoggerFactory.getLogger(CandleProjection.class);

    private final Database database;
    private final CandlePositions positions;

    CandleProjection(Database database) {
        this.database = database;
        this.positions = new CandlePositions(database.sql());
    }

    /// Adds what was read of the topic.
    ///
    /// @return what became of the trades; empty, and nothing has changed, if somebody else writes
    Optional<CandleCounts> project(String topicId, TradeLog.Part part) {
        return write(
                () -> positions.advance(topicId, part.stretches()),
                batch -> part.records().forEach(record -> take(batch, record)));
    }

    private static void take(CandleBatch batch, ConsumerRecord<byte[], byte[]> record) {
        Topics.MARKET_TRADES
                .tryDecode(record.headers(), record.value())
                .ifPresentOrElse(
                        trades -> batch.take(trades, Instant.ofEpochMilli(record.timestamp())),
                        () ->
                                log.warn(
                                        "a record of {} that cannot be read is left out: {}-{}",
                                        record.topic(),
                                        record.partition(),
                                        record.offset()));
    }

    /// Adds trades that no topic has.
    ///
    /// @return what became of them; empty, and nothing has changed, if somebody else writes
    Optional<CandleCounts> add(List<MarketTrades> trades, Instant now) {
        return write(() -> true, batch -> trades.forEach(each -> batch.take(each, now)));
    }

    private Optional<CandleCounts> write(BooleanSupplier isNext, Consumer<CandleBatch> taking) {
        Optional<CandleCounts> written =
                database.transactions()
                        .execute(transaction -> {
                            if (!positions.hold() || !isNext.getAsBoolean()) {
                                transaction.setRollbackOnly();
                                return Optional.<CandleCounts>empty();
                            }
                            return Optional.of(write(taking));
                        });
        return Objects.requireNonNull(written);
    }

    private CandleCounts write(Consumer<CandleBatch> taking) {
        SeriesTables series = new SeriesTables(database.sql(), database.batches());
        BarTables bars = new BarTables(database.sql(), database.batches());
        CandleBatch batch = new CandleBatch(series::find);
        taking.accept(batch);
        batch.bars()
                .forEach((symbol, all) ->
                        all.forEach((interval, some) -> bars.add(symbol, interval, some)));
        batch.series()
                .forEach((key, numbers) -> {
                    series.store(key, numbers);
                    mark(bars, key, numbers);
                });
        return batch.counts();
    }

    private static void mark(BarTables bars, SeriesKey key, TradeSeries numbers) {
        numbers.takeLost().forEach(gap -> bars.mark(key.symbol(), gap));
    }
}
