package io.tickfold.readmodel.candle;

import io.tickfold.contract.market.MarketTrade;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A market's trades over some weeks as a feed may be told of them: some never, some twice, some
/// late.
///
/// @param told in this order
public record RecordedTrades(List<MarketTrade> told) {

    private static final Instant START = Instant.parse("2026-01-17T21:13:07.654321Z");
    private static final long FIRST = 5_000_000_000L;
    private static final int MICROS = 1_000;

    /// @param count how many there were
    /// @param span how long the market was open, in milliseconds
    public static RecordedTrades random(Random random, int count, long span) {
        List<MarketTrade> told = new ArrayList<>();
        List<MarketTrade> late = new ArrayList<>();
        long mean = span / count;
        Instant time = START;
        BigDecimal price = new BigDecimal("42000.00");
        for (int i = 0; i < count; i++) {
            time = time.plusNanos(pause(random, mean) * MICROS);
            price = price.add(BigDecimal.valueOf(random.nextInt(-500, 501), 2)).max(BigDecimal.ONE);
            MarketTrade trade =
                    new MarketTrade(
                            FIRST + i,
                            new Price(price),
                            new Quantity(BigDecimal.valueOf(random.nextLong(1, 50_000_000), 8)),
                            time);
            tell(random, trade, told, late);
        }
        told.addAll(late);
        return new RecordedTrades(told);
    }

    /// Many trades have the time of the one before, and now and then nobody trades for long.
    private static long pause(Random random, long meanMillis) {
        return switch (random.nextInt(100)) {
            case 0 -> random.nextLong(50 * meanMillis * MICROS);
            case 1, 2, 3, 4, 5 -> 0;
            default -> random.nextLong(meanMillis * MICROS + 1);
        };
    }

    private static void tell(
            Random random, MarketTrade trade, List<MarketTrade> told, List<MarketTrade> late) {
        switch (random.nextInt(1_000)) {
            case 0, 1 -> {}
            case 2, 3, 4, 5 -> late.add(trade);
            case 6, 7, 8 -> {
                told.add(trade);
                late.add(trade);
            }
            default -> told.add(trade);
        }
        if (random.nextInt(200) == 0) {
            told.addAll(late);
            late.clear();
        }
    }
}
