package io.tickfold.contract.wire;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.CheckpointQuote;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.FundsWithdrawn;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.InputSpan;
import io.tickfold.contract.event.KeyedHalt;
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
import io.tickfold.contract.event.SkipReason;
import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.CommandKind;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.InstrumentState;
import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.PriceTicks;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SlippageLimit;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.market.MarketTrade;
import io.tickfold.contract.market.MarketTrades;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Fingerprint;
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
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
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
            new CommandHeader(COMMAND, ACCOUNT, Optional.empty(), AT.plusSeconds(30));
    private static final Fingerprint FINGERPRINT = new Fingerprint("close:ord_1:all");
    private static final CommandHeader KEYED =
            new CommandHeader(COMMAND, ACCOUNT, Optional.of(FINGERPRINT), AT.plusSeconds(30));
    private static final OrderId ORDER = OrderId.of(ACCOUNT, COMMAND);
    private static final AdjustmentReason REASON = new AdjustmentReason("Bonus “Jänner”");
    private static final Symbol BTC = new Symbol("BTCUSDT");
    private static final Symbol ETH = new Symbol("ETHUSDT");
    private static final Symbol SOL = new Symbol("SOLUSDT");
    private static final Quote QUOTE = new Quote(Price.of("42138.99"), Price.of("42562.51"));
    private static final OrderTerms TERMS =
            new OrderTerms(
                    ORDER,
                    BTC,
                    Side.BUY,
                    Quantity.of("0.1"),
                    new Leverage(10),
                    Price.of("42562.51"),
                    Money.of("425.63"));
    private static final ProtectiveLevels LEVELS =
            new ProtectiveLevels(Optional.of(Price.of("45000")), Optional.of(Price.of("40000.5")));
    private static final ChainHash HASH = ChainHash.ofText("hash");
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
                full(new Deposit(HEADER, Money.of("0.01"))),
                full(new Withdraw(HEADER, Money.of("125.5"))),
                full(new AdjustBalance(HEADER, Money.of("-3"), REASON)),
                full(amendOrder()),
                bare(new AmendOrder(HEADER, ORDER, Optional.empty(), Optional.empty())),
                full(new CloseOrder(KEYED, ORDER, Optional.of(Quantity.of("0.033")))),
                bare(new CloseOrder(HEADER, ORDER, Optional.empty())),
                full(new CloseAllOrders(HEADER, Optional.of(new RequestedText("BTCUSDT")))),
                bare(new CloseAllOrders(HEADER, Optional.empty())),
                full(sourced()),
                bare(tick()),
                full(rules()),
                bare(bareRules()),
                full(new SymbolHalt(BTC, true, Optional.of(COMMAND))),
                bare(new SymbolHalt(BTC, false)),
                full(new Clock(AT)),
                full(trades()),
                full(new PriceTicks(List.of(sourced(), eth()))));
    }

    private static Stream<Sample> events() {
        return Stream.of(
                full(new AccountOpened(header(1, "10000"))),
                full(orderOpened(LEVELS, Optional.of(new ClientOrderId("my order 1")))),
                bare(orderOpened(ProtectiveLevels.NONE, Optional.empty())),
                full(new FundsDeposited(header(2, "10000.01"), Money.of("0.01"))),
                full(new FundsWithdrawn(header(2, "9874.5"), Money.of("125.5"))),
                full(new BalanceAdjusted(header(2, "9997"), Money.of("-3"), REASON)),
                full(new OrderAmended(header(3, "9574.37"), ORDER, BTC, LEVELS, PRICED_BY)),
                bare(orderAmendedToNothing()),
                full(orderReduced()),
                full(orderClosed()),
                full(new CloseAllCompleted(header(4, "9957.65"), 1, List.of(leftOpen()))),
                full(new MarginCalled(tickHeader(4, "165.85"), margin())),
                full(new MarginCallEnded(tickHeader(5, "165.85"), margin())),
                full(new NegativeBalanceCleared(tickHeader(6, "0"), Money.of("12.34"))),
                full(new CommandRepeated(keyedHeader(), new FirstAnswer(3, 4, AT))),
                full(refusedToOpen()),
                bare(unreadable()),
                full(checkpoint()),
                bare(bareCheckpoint()),
                full(new InputSkipped(AT, 41, SkipReason.FAULT, Optional.of(ACCOUNT))),
                bare(new InputSkipped(AT, 42, SkipReason.OPERATOR, Optional.empty())));
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
                Optional.of(slippage()),
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

    private static SlippageLimit slippage() {
        return new SlippageLimit(Percent.of("0.2"), Optional.of(Price.of("42562.51")));
    }

    private static AmendOrder amendOrder() {
        return new AmendOrder(
                HEADER,
                ORDER,
                Optional.of(LevelChange.to(Price.of("45000"))),
                Optional.of(LevelChange.removal()));
    }

    private static PriceTick sourced() {
        return new PriceTick(
                BTC,
                QUOTE,
                Price.of("42350.75"),
                new FeedPosition(3, 17),
                AT,
                Optional.of(new SourceName("binance")));
    }

    private static PriceTick eth() {
        return new PriceTick(
                new Symbol("ETHUSDT"),
                new Quote(Price.of("2249.50"), Price.of("2250.50")),
                Price.of("2250.00"),
                new FeedPosition(3, 9),
                AT);
    }

    static PriceTick tick() {
        return new PriceTick(BTC, QUOTE, Price.of("42350.75"), new FeedPosition(3, 17), AT);
    }

    private static MarketTrades trades() {
        return new MarketTrades(
                BTC,
                new SourceName("binance"),
                List.of(
                        new MarketTrade(41, Price.of("42350.75"), Quantity.of("0.25"), AT),
                        new MarketTrade(42, Price.of("42351"), Quantity.of("3"), AT)));
    }

    private static RulesChanged rules() {
        return new RulesChanged(
                1,
                bareRules().limits(),
                List.of(
                        instrument(BTC).collaredBy(Percent.of("10")),
                        instrument(ETH).settledAt(Price.of("2000"))));
    }

    private static RulesChanged bareRules() {
        TradingLimits limits =
                new TradingLimits(
                        1_000,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        new MarginLevels(Percent.of("100"), Percent.of("110"), Percent.of("50")),
                        1_000,
                        Optional.of(Duration.ofHours(1)));
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

    private static CommandRefused refusedToOpen() {
        return new CommandRefused(
                header(4, "9957.65"), insufficientBalance(), Optional.of(CommandKind.OPEN_ORDER));
    }

    private static CommandRefused unreadable() {
        return new CommandRefused(
                unknownCause(), Refusal.of(RefusalReason.UNREADABLE), Optional.empty());
    }

    private static Checkpoint checkpoint() {
        return new Checkpoint(
                AT,
                42,
                Optional.of(new InputSpan(7, HASH)),
                HASH.afterEvent("tickfold.account-opened.v1", new byte[0]),
                ChainHash.START,
                rules(),
                List.of(ETH),
                List.of(
                        new CheckpointQuote(
                                BTC,
                                QUOTE,
                                new FeedPosition(3, 17),
                                AT,
                                41,
                                Optional.of(Collections.nCopies(5, QUOTE)))),
                Optional.of(List.of(instrument(SOL).in(InstrumentState.CLOSE_ONLY))),
                Optional.of(List.of(new KeyedHalt(COMMAND, ETH, true, AT))));
    }

    private static Checkpoint bareCheckpoint() {
        Checkpoint full = checkpoint();
        return new Checkpoint(
                AT,
                0,
                Optional.empty(),
                ChainHash.START,
                full.stateHash(),
                bareRules(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static EventHeader header(long sequence, String balance) {
        Cause cause = new Cause(Optional.of(COMMAND), Optional.empty(), 42);
        return new EventHeader(ACCOUNT, sequence, AT, 1, cause, Money.of(balance));
    }

    private static EventHeader keyedHeader() {
        Cause cause = new Cause(Optional.of(COMMAND), Optional.of(FINGERPRINT), 42);
        return new EventHeader(ACCOUNT, 5, AT, 1, cause, Money.of("9957.65"));
    }

    private static EventHeader tickHeader(long sequence, String balance) {
        Cause tick = new Cause(Optional.empty(), Optional.empty(), 41);
        return new EventHeader(ACCOUNT, sequence, AT, 1, tick, Money.of(balance));
    }

    private static EventHeader unknownCause() {
        Cause cause = new Cause(Optional.empty(), Optional.empty(), 42);
        return new EventHeader(ACCOUNT, 0, AT, 0, cause, Money.ZERO);
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

    private static OrderAmended orderAmendedToNothing() {
        return new OrderAmended(header(3, "9574.37"), ORDER, BTC, ProtectiveLevels.NONE, PRICED_BY);
    }

    private static OrderReduced orderReduced() {
        OrderTerms left =
                new OrderTerms(
                        ORDER,
                        BTC,
                        Side.BUY,
                        Quantity.of("0.067"),
                        new Leverage(10),
                        Price.of("42562.51"),
                        Money.of("285.17"));
        return new OrderReduced(
                header(3, "9700.85"),
                left,
                Quantity.of("0.033"),
                Money.of("140.46"),
                Price.of("42138.99"),
                Money.of("-13.98"),
                PRICED_BY);
    }

    private static OrderLeftOpen leftOpen() {
        return new OrderLeftOpen(ORDER, RefusalReason.QUOTE_TOO_OLD);
    }

    private static MarginState margin() {
        return new MarginState(Money.of("830"), Money.of("834.15"));
    }

    private static Refusal insufficientBalance() {
        return new Refusal(
                RefusalReason.INSUFFICIENT_BALANCE,
                Map.of("required", "430.00", "available", "125.50"));
    }
}
