package io.tickfold.gateway;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.FundsWithdrawn;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.MarginState;
import io.tickfold.contract.event.NegativeBalanceCleared;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderLeftOpen;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.PricedBy;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.CommandKind;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Events as the engine would write them.
public final class Events {

    public static final AccountId ALICE = new AccountId("alice");
    public static final OrderId ORDER = new OrderId("ord_1234567890abcdef");

    private static final EventHeader HEADER =
            new EventHeader(
                    ALICE,
                    7,
                    Instant.parse("2026-01-02T03:04:05Z"),
                    1,
                    new Cause(Optional.of(new CommandId("c-1")), Optional.empty(), 42),
                    Money.of("1000.00"));
    private static final OrderTerms TERMS =
            new OrderTerms(
                    ORDER,
                    new Symbol("BTCUSDT"),
                    Side.BUY,
                    Quantity.of("0.1"),
                    new Leverage(10),
                    Price.of("43000"),
                    Money.of("430"));
    private static final PricedBy PRICED =
            new PricedBy(new Quote(Price.of("42350.75"), Price.of("42351")), 3, 41);

    private Events() {}

    public static AccountOpened accountOpened() {
        return new AccountOpened(HEADER);
    }

    public static OrderOpened opened() {
        return new OrderOpened(HEADER, TERMS, ProtectiveLevels.NONE, Optional.empty(), PRICED);
    }

    public static OrderClosed closed(String price, String profit) {
        return new OrderClosed(
                HEADER, TERMS, Price.of(price), Money.of(profit), CloseReason.MANUAL, PRICED);
    }

    /// A refusal that names what it refuses.
    public static CommandRefused refused(Refusal refusal, CommandKind command) {
        return new CommandRefused(HEADER, refusal, Optional.of(command));
    }

    public static CommandRefused refused(Refusal refusal) {
        return new CommandRefused(HEADER, refusal, Optional.empty());
    }

    public static CommandRefused refused(RefusalReason reason) {
        return refused(Refusal.of(reason));
    }

    public static OrderReduced reduced(String left, String profit) {
        return new OrderReduced(
                HEADER,
                TERMS.reducedTo(Quantity.of(left), Money.of("288.10")),
                Quantity.of("0.033"),
                Money.of("141.90"),
                Price.of("42350.75"),
                Money.of(profit),
                PRICED);
    }

    public static OrderAmended amended(ProtectiveLevels levels) {
        return new OrderAmended(HEADER, ORDER, TERMS.symbol(), levels, PRICED);
    }

    public static CloseAllCompleted closedAll(OrderLeftOpen... left) {
        return new CloseAllCompleted(HEADER, 1, List.of(left));
    }

    public static NegativeBalanceCleared cleared() {
        return new NegativeBalanceCleared(HEADER, Money.of("12.34"));
    }

    public static MarginCalled called() {
        return new MarginCalled(HEADER, new MarginState(Money.ZERO, Money.ZERO));
    }

    public static MarginCallEnded callEnded() {
        return new MarginCallEnded(HEADER, new MarginState(Money.ZERO, Money.ZERO));
    }

    public static FundsDeposited deposited(String amount) {
        return new FundsDeposited(HEADER, Money.of(amount));
    }

    public static FundsWithdrawn withdrawn(String amount) {
        return new FundsWithdrawn(HEADER, Money.of(amount));
    }

    public static BalanceAdjusted adjusted(String amount) {
        return new BalanceAdjusted(HEADER, Money.of(amount), new AdjustmentReason("goodwill"));
    }

    public static CommandRepeated repeated() {
        return new CommandRepeated(HEADER, new FirstAnswer(3, 4, HEADER.at()));
    }
}
