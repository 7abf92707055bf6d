package io.tickfold.gateway.command;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.FundsWithdrawn;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.Money;
import java.math.BigDecimal;

/// The body of the answer to a deposit, a withdrawal or an adjustment.
@Schema(name = "FundsResult")
public record FundsBody(
        String message,
        @Schema(example = "100.50") BigDecimal amount,
        @Schema(example = "9833.34") BigDecimal balance) {

    static FundsBody of(FundsDeposited deposited) {
        return of("Deposit booked", deposited.amount(), deposited);
    }

    static FundsBody of(FundsWithdrawn withdrawn) {
        return of("Withdrawal booked", withdrawn.amount(), withdrawn);
    }

    static FundsBody of(BalanceAdjusted adjusted) {
        return of("Adjustment booked", adjusted.amount(), adjusted);
    }

    private static FundsBody of(String message, Money amount, TradeEvent event) {
        return new FundsBody(message, amount.value(), event.header().balance().value());
    }
}
