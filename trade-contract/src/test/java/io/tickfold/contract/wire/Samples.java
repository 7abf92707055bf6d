package io.tickfold.contract.wire;

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
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SlippageLimit;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One message of every type with all that it can hold, and some with as little as they can.
final class Samples {

    static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");
    static final AccountId ACCOUNT = new AccountId("acc-1");

    private static final CommandId COMMAND = new CommandId("cmd-1");
    private static final CommandHeader HEADER =
            new CommandHeader(COMMAND, ACCOUNT, AT.plusSeconds(30));
    private static final Symbol BTC = new Symbol("BTCUSDT");
    private static final Symbol ETH = new Symbol("ETHUSDT");
    private static final Quote QUOTE = new Quote(Price.of("42138.99"), Price.of("42562.51"));
    private static final OrderTerms TERMS =
            new OrderTerms(
                    OrderId.of(ACCOUNT, COMMAND),
                    BTC,
                    Side.BUY,
                    Quantity.of("0.1"),
                    new Leverage(10),
                    Price.of("42562.51"),
                    Money.of("425.63"));
    private static final ProtectiveLevels LEVELS =
            new ProtectiveLevels(Optional.of(Price.of("45000")), Optional.of(Price.of("40000.5")));
    private static final PricedBy PRICED_BY = new PricedBy(QUOTE, 17, 41);

    private Samples() {}

    static Stream<Sample> all() {
        return Stream.concat(inputs(), events());
    }

    private static Stream<Sample> inputs() {
        return Stream.of(
                full(new OpenAccount(HEADER, Money.of("10000"))),
                full(openOrder()),
                bare(bareOpenOrder()),
                full(new CloseOrder(HEADER, OrderId.of(ACCOUNT, COMMAND))),
                full(tick()),
                full(rules()),
                full(new Clock(AT)));
    }

    private static Stream<Sample> events() {
        return Stream.of(
                full(new AccountOpened(header(1, "10000"))),
                full(orderOpened(LEVELS, Optional.of(new ClientOrderId("my order 1")))),
                bare(orderOpened(ProtectiveLevels.NONE, Optional.empty())),
                full(orderClosed()),
                full(new CommandRefused(header(4, "9957.65"), insufficientBalance())),
                bare(new CommandRefused(unknownCause(), Refusal.of(RefusalReason.UNREADABLE))));
    }

    private static Sample full(Object message) {
        return new Sample("", message);
    }

    private static Sample bare(Object message) {
        return new Sample("-bare", message);
    }

    private static OpenOrder openOrder() {
        return new OpenOrder(
                HEADER,
                new RequestedText("BTCUSDT"),
                new RequestedText("buy"),
                Quantity.of("0.1"),
                new Leverage(10),
                LEVELS,
                Optional.of(new SlippageLimit(Percent.of("0.2"), Price.of("42562.51"))),
                Optional.of(new ClientOrderId("my order 1")));
    }

    private static OpenOrder bareOpenOrder() {
        return new OpenOrder(
                HEADER,
                new RequestedText("DOGE\"\\?"),
                new RequestedText("hold"),
                Quantity.of("2"),
                new Leverage(1),
                ProtectiveLevels.NONE,
                Optional.empty(),
                Optional.empty());
    }

    static PriceTick tick() {
        return new PriceTick(BTC, QUOTE, Price.of("42350.75"), new FeedPosition(3, 17), AT);
    }

    private static RulesChanged rules() {
        TradingLimits limits =
                new TradingLimits(
                        1_000, Duration.ofSeconds(10), Duration.ofSeconds(2), Percent.of("50"));
        return new RulesChanged(1, limits, List.of(instrument(BTC), instrument(ETH)));
    }

    private static Instrument instrument(Symbol symbol) {
        return new Instrument(
                symbol,
                Price.of("0.01"),
                Quantity.of("0.001"),
                Quantity.of("0.001"),
                Quantity.of("100"),
                new Leverage(100),
                Percent.of("0.5"));
    }

    private static EventHeader header(long sequence, String balance) {
        Cause cause = new Cause(Optional.of(COMMAND), 42);
        return new EventHeader(ACCOUNT, sequence, AT, 1, cause, Money.of(balance));
    }

    private static EventHeader unknownCause() {
        return new EventHeader(ACCOUNT, 0, AT, 0, new Cause(Optional.empty(), 42), Money.ZERO);
    }

    private static OrderOpened orderOpened(ProtectiveLevels levels, Optional<ClientOrderId> name) {
        return new OrderOpened(header(2, "9574.37"), TERMS, levels, name, PRICED_BY);
    }

    static OrderClosed orderClosed() {
        return new OrderClosed(
                header(3, "9957.65"),
                TERMS,
                Price.of("42138.99"),
                Money.of("-42.35"),
                CloseReason.MANUAL,
                PRICED_BY);
    }

    private static Refusal insufficientBalance() {
        return new Refusal(
                RefusalReason.INSUFFICIENT_BALANCE,
                Map.of("required", "430.00", "available", "125.50"));
    }
}
