package io.tickfold.gateway.account;

import static java.math.BigDecimal.ZERO;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.value.Money;
import io.tickfold.gateway.market.Quotes;
import io.tickfold.readmodel.query.Held;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an account is worth; what depends on quotes is null while one of them is not known.
///
/// @param available to open orders or withdraw, rounded down to the cent
/// @param marginLevel in percent, rounded down; null without orders
@Schema(name = "Account")
record AccountFigures(
        @Schema(example = "9500.00") BigDecimal balance,
        BigDecimal marginUsed,
        @Schema(types = {"number", "null"}) @Nullable BigDecimal equity,
        @Schema(types = {"number", "null"}) @Nullable BigDecimal freeMargin,
        @Schema(types = {"number", "null"}) @Nullable BigDecimal available,
        @Schema(types = {"number", "null"}) @Nullable BigDecimal marginLevel,
        @Schema(types = {"number", "null"}) @Nullable BigDecimal unrealisedProfit) {

    private static final int DECIMALS = 2;
    private static final int PERCENT = 2;

    /// The figures at the last quotes, whatever their age.
    static AccountFigures of(Money balance, List<? extends Held> open, Quotes quotes) {
        BigDecimal margin = Valuation.margin(open);
        return Valuation.profit(open, quotes)
                .map(profit -> valued(balance.value(), margin, profit))
                .orElseGet(() -> unvalued(balance.value(), margin));
    }

    private static AccountFigures valued(BigDecimal balance, BigDecimal margin, BigDecimal profit) {
        BigDecimal equity = balance.add(margin).add(profit);
        BigDecimal available = balance.add(profit.min(ZERO)).max(ZERO);
        return new AccountFigures(
                balance,
                money(margin),
                money(equity),
                money(balance.add(profit)),
                available.setScale(DECIMALS, RoundingMode.DOWN),
                level(equity, margin),
                money(profit));
    }

    private static AccountFigures unvalued(BigDecimal balance, BigDecimal margin) {
        return new AccountFigures(balance, money(margin), null, null, null, null, null);
    }

    private static BigDecimal money(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static @Nullable BigDecimal level(BigDecimal equity, BigDecimal margin) {
        return margin.signum() == 0
                ? null
                : equity.movePointRight(PERCENT).divide(margin, DECIMALS, RoundingMode.FLOOR);
    }
}
