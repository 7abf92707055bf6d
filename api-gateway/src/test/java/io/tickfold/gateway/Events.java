package io.tickfold.gateway;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.PricedBy;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.value.AccountId;
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
                    new Cause(Optional.of(new CommandId("c-1")), 42),
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

    public static CommandRefused refused(Refusal refusal) {
        return new CommandRefused(HEADER, refusal);
    }

    public static CommandRefused refused(RefusalReason reason) {
        return refused(Refusal.of(reason));
    }
}
