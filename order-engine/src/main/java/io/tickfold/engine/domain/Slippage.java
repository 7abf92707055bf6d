package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.SLIPPAGE_EXCEEDED;

import io.tickfold.contract.input.SlippageLimit;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/// Whether a price has moved too far against the client since the client saw it.
final class Slippage {

    private static final int PERCENT = 2;
    private static final int SHOWN_DECIMALS = 4;

    private Slippage() {}

    /// Refuses iff the slippage is greater than the tolerance; compared exactly, shown rounded up.
    static void check(SlippageLimit limit, Side side, Price current) {
        Price seen = limit.expectedPrice().orElseThrow();
        BigDecimal expected = seen.value();
        BigDecimal rise = current.value().subtract(expected);
        BigDecimal against = (side == Side.BUY ? rise : rise.negate()).movePointRight(PERCENT);
        if (against.compareTo(limit.tolerance().value().multiply(expected)) > 0) {
            BigDecimal shown = against.divide(expected, SHOWN_DECIMALS, RoundingMode.CEILING);
            throw Refused.because(
                    SLIPPAGE_EXCEEDED,
                    Map.of(
                            "expected",
                            seen,
                            "current",
                            current,
                            "slippage",
                            shown.toPlainString(),
                            "tolerance",
                            limit.tolerance()));
        }
    }
}
