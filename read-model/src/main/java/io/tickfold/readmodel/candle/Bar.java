package io.tickfold.readmodel.candle;

import io.tickfold.contract.market.MarketTrade;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/// What some trades of one interval come to, whatever order they are added in.
///
/// @param first the trade that the open is from
/// @param last the trade that the close is from
record Bar(
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        long trades,
        Moment first,
        Moment last) {

    /// The place of a trade among others: its time, and among those of the same time its number.
    record Moment(long micros, long number) implements Comparable<Moment> {

        private static final Comparator<Moment> ORDER =
                Comparator.comparingLong(Moment::micros).thenComparingLong(Moment::number);

        @Override
        public int compareTo(Moment other) {
            return ORDER.compare(this, other);
        }
    }

    static Bar of(MarketTrade trade) {
        BigDecimal price = trade.price().value();
        Moment moment = new Moment(micros(trade.time()), trade.number());
        return new Bar(price, price, price, price, trade.quantity().value(), 1, moment, moment);
    }

    /// Times are told apart as finely as this.
    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /// All trades of both.
    Bar and(Bar other) {
        boolean isFirst = first.compareTo(other.first) <= 0;
        boolean isLast = last.compareTo(other.last) >= 0;
        return new Bar(
                isFirst ? open : other.open,
                high.max(other.high),
                low.min(other.low),
                isLast ? close : other.close,
                volume.add(other.volume),
                trades + other.trades,
                isFirst ? first : other.first,
                isLast ? last : other.last);
    }
}
