package io.tickfold.engine.domain;

import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SlippageLimit;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.AccountId;
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
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Inputs as tests write them down.
public final class Inputs {

    public static final AccountId ALICE = new AccountId("alice");
    public static final AccountId BOB = new AccountId("bob");
    public static final Symbol BTC = new Symbol("BTCUSDT");
    public static final Symbol ETH = new Symbol("ETHUSDT");
    public static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    private static final Duration VALIDITY = Duration.ofSeconds(30);

    private Inputs() {}

    /// The newest version of decision logic that the engine has.
    static int newestVersion() {
        return DecisionLogic.NEWEST;
    }

    /// Rules version 1 for BTC and ETH with the published limits.
    public static RulesChanged rules() {
        return rules(1, Optional.empty());
    }

    /// Rules of a version for BTC and ETH with the published limits, and checkpoints this often.
    public static RulesChanged rules(int version, Optional<Duration> checkpointEvery) {
        return rules(version, checkpointEvery, instrument(BTC), instrument(ETH));
    }

    /// Rules of a version for these instruments.
    public static RulesChanged rules(
            int version, Optional<Duration> checkpointEvery, Instrument... instruments) {
        TradingLimits limits =
                new TradingLimits(
                        1_000,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        new MarginLevels(Percent.of("100"), Percent.of("110"), Percent.of("50")),
                        250,
                        checkpointEvery);
        return new RulesChanged(version, limits, List.of(instruments));
    }

    public static Instrument instrument(Symbol symbol) {
        return new Instrument(
                symbol,
                Price.of("0.01"),
                Quantity.of("0.001"),
                Quantity.of("0.001"),
                Quantity.of("100"),
                new Leverage(100),
                Percent.of("0.5"));
    }

    public static OpenAccount openAccount(AccountId account, String balance) {
        return new OpenAccount(header(account, "open-" + account), Money.of(balance));
    }

    public static CommandHeader header(AccountId account, String commandId) {
        return new CommandHeader(
                new CommandId(commandId), account, Optional.empty(), START.plus(VALIDITY));
    }

    public static CloseOrder close(AccountId account, OrderId order) {
        return new CloseOrder(header(account, "close-" + order), order, Optional.empty());
    }

    public static PriceTick tick(Symbol symbol, String bid, String ask, long sequence) {
        return tick(symbol, bid, ask, new FeedPosition(1, sequence));
    }

    public static PriceTick tick(Symbol symbol, String bid, String ask, FeedPosition position) {
        return tick(START, symbol, bid, ask, position);
    }

    /// A tick that was published at this time.
    public static PriceTick tickAt(
            Instant time, Symbol symbol, String bid, String ask, long sequence) {
        return tick(time, symbol, bid, ask, new FeedPosition(1, sequence));
    }

    private static PriceTick tick(
            Instant time, Symbol symbol, String bid, String ask, FeedPosition position) {
        Quote quote = new Quote(Price.of(bid), Price.of(ask));
        return new PriceTick(symbol, quote, Price.of(bid), position, time);
    }

    /// Alice buys 0.1 BTC with leverage 10 unless told otherwise.
    public static Order order() {
        return new Order(
                ALICE, "BTCUSDT", "buy", "0.1", 10, ProtectiveLevels.NONE, Optional.empty());
    }

    /// An order in the making.
    public record Order(
            AccountId account,
            String symbol,
            String side,
            String quantity,
            int leverage,
            ProtectiveLevels levels,
            Optional<SlippageLimit> slippage) {

        public Order of(AccountId owner) {
            return new Order(owner, symbol, side, quantity, leverage, levels, slippage);
        }

        public Order in(String traded) {
            return new Order(account, traded, side, quantity, leverage, levels, slippage);
        }

        public Order side(String other) {
            return new Order(account, symbol, other, quantity, leverage, levels, slippage);
        }

        public Order quantity(String amount) {
            return new Order(account, symbol, side, amount, leverage, levels, slippage);
        }

        public Order leverage(int times) {
            return new Order(account, symbol, side, quantity, times, levels, slippage);
        }

        public Order takeProfit(String price) {
            ProtectiveLevels with =
                    new ProtectiveLevels(Optional.of(Price.of(price)), levels.stopLoss());
            return new Order(account, symbol, side, quantity, leverage, with, slippage);
        }

        public Order stopLoss(String price) {
            ProtectiveLevels with =
                    new ProtectiveLevels(levels.takeProfit(), Optional.of(Price.of(price)));
            return new Order(account, symbol, side, quantity, leverage, with, slippage);
        }

        public Order slippage(String percent, String expectedPrice) {
            SlippageLimit limit =
                    new SlippageLimit(Percent.of(percent), Optional.of(Price.of(expectedPrice)));
            return new Order(account, symbol, side, quantity, leverage, levels, Optional.of(limit));
        }

        public OpenOrder as(String commandId) {
            return with(header(account, commandId));
        }

        public OpenOrder with(CommandHeader header) {
            return new OpenOrder(
                    header,
                    new RequestedText(symbol),
                    new RequestedText(side),
                    Quantity.of(quantity),
                    new Leverage(leverage),
                    levels,
                    slippage,
                    Optional.empty());
        }

        /// The id that the order gets when the command of this id opens it.
        public OrderId idAs(String commandId) {
            return OrderId.of(account, new CommandId(commandId));
        }
    }
}
