package io.tickfold.benchmarks;

import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The arithmetic of opening an order and closing it, alone: with the decimals that the domain
/// uses, and with longs that are scaled as the instrument needs it and checked for overflow.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ArithmeticBenchmark {

    private static final int PAIRS = 1_024;
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final Money BALANCE = Money.of("10000.00");

    /// Decimals of a quantity here; prices and money have two.
    private static final long MILLI = 1_000;

    private final Deal[] deals = deals();
    private int next;

    /// A purchase and its sale.
    private record Deal(Quantity quantity, Price ask, Price bid, int leverage, ScaledDeal scaled) {

        static Deal of(long millis, long askCents, long bidCents, int leverage) {
            return new Deal(
                    new Quantity(BigDecimal.valueOf(millis, 3)),
                    new Price(BigDecimal.valueOf(askCents, 2)),
                    new Price(BigDecimal.valueOf(bidCents, 2)),
                    leverage,
                    new ScaledDeal(millis, askCents, bidCents, leverage));
        }
    }

    private record ScaledDeal(long quantity, long ask, long bid, int leverage) {}

    private static Deal[] deals() {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, PAIRS)
                .mapToObj(_ -> {
                    long ask = random.nextLong(4_000_000, 5_000_000);
                    long bid = ask - random.nextLong(10_000);
                    return Deal.of(random.nextLong(1, 1_000), ask, bid, random.nextInt(10, 100));
                })
                .toArray(Deal[]::new);
    }

    /// Only what gives the same result is compared.
    @Setup
    public void requireSameResults() {
        for (Deal deal : deals) {
            Money exact = new Money(BigDecimal.valueOf(openAndClose(deal.scaled()), 2));
            if (!exact.equals(openAndClose(deal))) {
                throw new IllegalStateException("results differ: " + deal);
            }
        }
    }

    @Benchmark
    public Money decimals() {
        return openAndClose(deals[next++ % PAIRS]);
    }

    @Benchmark
    public long scaledLongs() {
        return openAndClose(deals[next++ % PAIRS].scaled());
    }

    private static Money openAndClose(Deal deal) {
        BigDecimal quantity = deal.quantity().value();
        BigDecimal ask = deal.ask().value();
        BigDecimal bid = deal.bid().value();
        BigDecimal notional = quantity.multiply(ask);
        Money margin =
                new Money(
                        notional.divide(
                                BigDecimal.valueOf(deal.leverage()), 2, RoundingMode.CEILING));
        BigDecimal equity = BALANCE.value().subtract(ask.subtract(bid).multiply(quantity));
        if (margin.compareTo(BALANCE) > 0 || equity.compareTo(margin.value().multiply(HALF)) <= 0) {
            return Money.ZERO;
        }
        Money opened = BALANCE.minus(margin);
        Money profit = Money.rounded(bid.subtract(ask).multiply(quantity));
        return opened.plus(margin).plus(profit);
    }

    private static long openAndClose(ScaledDeal deal) {
        long notional = Math.multiplyExact(deal.quantity(), deal.ask());
        long margin = Math.ceilDiv(notional, Math.multiplyExact(MILLI, deal.leverage()));
        long balance = 1_000_000;
        long loss = Math.multiplyExact(deal.ask() - deal.bid(), deal.quantity());
        long equity = Math.subtractExact(Math.multiplyExact(balance, MILLI), loss);
        if (margin > balance || equity <= Math.multiplyExact(margin, MILLI / 2)) {
            return 0;
        }
        long opened = Math.subtractExact(balance, margin);
        long profit = halfEven(Math.negateExact(loss));
        return Math.addExact(Math.addExact(opened, margin), profit);
    }

    private static long halfEven(long millis) {
        long down = Math.floorDiv(millis, MILLI);
        long twice = 2 * Math.floorMod(millis, MILLI);
        boolean up = twice > MILLI || (twice == MILLI && (down & 1) == 1);
        return up ? down + 1 : down;
    }
}
