package io.tickfold.audit.explain;

import io.tickfold.contract.explain.Words;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.SlippageLimit;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/// How far the price had moved since the client saw it.
///
/// @param seen by the client
/// @param price at which the order was, or would have been, opened
record SlippageSteps(Percent tolerance, Price seen, Side side, Price price) {

    private static final int PERCENT = 2;
    private static final int SHOWN_DECIMALS = 4;

    /// What there is to be tested; empty if the client set no limit or had seen no price.
    static Optional<SlippageSteps> of(OpenOrder open, Side side, Price price) {
        Optional<Price> seen = open.slippage().flatMap(SlippageLimit::expectedPrice);
        Optional<Percent> tolerance = open.slippage().map(SlippageLimit::tolerance);
        return seen.flatMap(s -> tolerance.map(t -> new SlippageSteps(t, s, side, price)));
    }

    /// The test that an opened order passed.
    Fact passed() {
        return new Fact.Checked("Slippage", words("not more"), !isTooMuch());
    }

    /// The test that a refused order failed.
    Fact failed() {
        return new Fact.Checked("Slippage", words("more"), isTooMuch());
    }

    private boolean isTooMuch() {
        BigDecimal allowed = tolerance.value().multiply(seen.value());
        return against().movePointRight(PERCENT).compareTo(allowed) > 0;
    }

    private BigDecimal against() {
        BigDecimal rise = price.value().subtract(seen.value());
        return side == Side.BUY ? rise : rise.negate();
    }

    private String words(String compared) {
        BigDecimal percent =
                against()
                        .movePointRight(PERCENT)
                        .divide(seen.value(), SHOWN_DECIMALS, RoundingMode.CEILING);
        Price first = side == Side.BUY ? price : seen;
        Price second = side == Side.BUY ? seen : price;
        return String.format(
                Locale.ROOT,
                "(%s − %s) ÷ %s × 100 = %s %%, rounded up, which is %s than the %s %% allowed",
                Words.amount(first),
                Words.amount(second),
                Words.amount(seen),
                Words.amount(percent),
                compared,
                tolerance);
    }
}
