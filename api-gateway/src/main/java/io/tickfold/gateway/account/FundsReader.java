package io.tickfold.gateway.account;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.Money;
import io.tickfold.gateway.command.Fingerprints;
import io.tickfold.gateway.command.Operation;
import io.tickfold.gateway.command.Wish;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.JsonObject;
import io.tickfold.gateway.web.NumberField;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;

/// Reads deposits, withdrawals and adjustments, and refuses amounts out of bounds.
public final class FundsReader {

    private static final NumberField AMOUNT = amount(GatewayRefusal.INVALID_AMOUNT);
    private static final NumberField CORRECTION = amount(GatewayRefusal.INVALID_ADJUSTMENT);

    private FundsReader() {}

    private static NumberField amount(GatewayRefusal refusal) {
        return NumberField.of("amount", "Amount", refusal).whenTooFine(refusal.error());
    }

    /// The body of a request that moves money, as the description of the API shows it.
    @Schema(name = "Amount")
    public record AmountRequest(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            minimum = "0.01",
                            description = "At most 2 decimals.",
                            example = "100.50")
                    BigDecimal amount) {}

    /// The body of a request that corrects a balance, as the description of the API shows it.
    @Schema(name = "Adjustment")
    public record AdjustmentRequest(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "Of either sign, not 0, at most 2 decimals.",
                            example = "-1.50")
                    BigDecimal amount,
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "fee booked twice",
                            minLength = 1,
                            maxLength = 200)
                    String reason) {}

    /// @throws RefusedException if the body names no amount
    static Wish withdrawal(JsonObject body) {
        return wish(body, Operation.WITHDRAW, Withdraw::new);
    }

    /// @param operation who deposits
    /// @throws RefusedException if the body names no amount
    public static Wish deposit(JsonObject body, Operation operation) {
        return wish(body, operation, Deposit::new);
    }

    private static Wish wish(
            JsonObject body,
            Operation operation,
            BiFunction<CommandHeader, Money, Command> command) {
        body.requireOnly(List.of(AMOUNT.name()));
        Money amount = amount(body, operation, AMOUNT);
        if (amount.value().signum() < 0) {
            throw GatewayRefusal.INVALID_AMOUNT.exception();
        }
        return new Wish(
                operation,
                Fingerprints.of(operation, amount),
                header -> command.apply(header, amount));
    }

    /// @throws RefusedException if the body names no amount or no reason
    public static Wish adjustment(JsonObject body) {
        body.requireOnly(List.of(CORRECTION.name(), ReasonField.NAME));
        Money amount = amount(body, Operation.ADJUST, CORRECTION);
        if (!body.hasValue(ReasonField.NAME)) {
            throw Operation.ADJUST.missing();
        }
        AdjustmentReason reason = ReasonField.in(body);
        return new Wish(
                Operation.ADJUST,
                Fingerprints.of(Operation.ADJUST, amount, reason),
                header -> new AdjustBalance(header, amount, reason));
    }

    /// An amount other than zero.
    private static Money amount(JsonObject body, Operation operation, NumberField field) {
        if (!body.hasValue(field.name())) {
            throw operation.missing();
        }
        Money amount = field.in(body, Money::new);
        if (amount.value().signum() == 0) {
            throw field.refusal().exception();
        }
        return amount;
    }
}
