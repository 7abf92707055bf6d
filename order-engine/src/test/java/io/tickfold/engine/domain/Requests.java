package io.tickfold.engine.domain;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.header;

import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.Fingerprint;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.RequestedText;
import java.util.Optional;

/// What Alice asks for beside new orders.
final class Requests {

    private Requests() {}

    static Deposit deposit(String amount) {
        return new Deposit(header(ALICE, "deposit"), Money.of(amount));
    }

    static Withdraw withdraw(String amount) {
        return new Withdraw(header(ALICE, "withdraw"), Money.of(amount));
    }

    static AdjustBalance adjust(String amount) {
        return new AdjustBalance(
                header(ALICE, "adjust"), Money.of(amount), new AdjustmentReason("fee"));
    }

    /// Each level a price, `none` to remove it, or empty to keep it.
    static AmendOrder amend(OrderId order, String takeProfit, String stopLoss) {
        return new AmendOrder(header(ALICE, "amend"), order, change(takeProfit), change(stopLoss));
    }

    private static Optional<LevelChange> change(String level) {
        return switch (level) {
            case "" -> Optional.empty();
            case "none" -> Optional.of(LevelChange.removal());
            default -> Optional.of(LevelChange.to(Price.of(level)));
        };
    }

    static CloseOrder closePart(OrderId order, String quantity) {
        return new CloseOrder(
                header(ALICE, "close-part"), order, Optional.of(Quantity.of(quantity)));
    }

    static CloseAllOrders closeAll() {
        return new CloseAllOrders(header(ALICE, "close-all"), Optional.empty());
    }

    static CloseAllOrders closeAll(String symbol) {
        return new CloseAllOrders(
                header(ALICE, "close-all"), Optional.of(new RequestedText(symbol)));
    }

    /// The same command under an idempotency key.
    static Command keyed(Command command, String fingerprint) {
        return Headers.replace(
                command,
                new CommandHeader(
                        command.header().commandId(),
                        command.header().accountId(),
                        Optional.of(new Fingerprint(fingerprint)),
                        command.header().validUntil()));
    }
}
