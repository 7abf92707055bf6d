package io.tickfold.audit.explain;

import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.CheckpointQuote;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SlippageLimit;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
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
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.domain.Folded;
import io.tickfold.engine.domain.LogPosition;
import io.tickfold.engine.domain.Market.LastQuote;
import io.tickfold.engine.domain.Outcome;
import io.tickfold.engine.domain.PartitionFold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Inputs of one account that the engine's own rules decide, and both logs that come of it.
final class Story {

    private static final int PARTITIONS = 4;
    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration VALIDITY = Duration.ofSeconds(30);
    private static final String FINGERPRINT = "A".repeat(43);

    private final AccountId account;
    private final int partition;
    private final PartitionFold fold;
    private final List<LogRecord> records = new ArrayList<>();
    private final List<OrderId> orders = new ArrayList<>();
    private Instant now = START;
    private long inputs;
    private long events;
    private long ticks;
    private int commands;
    private Optional<String> key = Optional.empty();
    private boolean isCheckpointDue;

    private Story(String account) {
        this.account = new AccountId(account);
        this.partition = Topics.partitionOf(this.account, PARTITIONS);
        this.fold = new PartitionFold(partition, PARTITIONS);
    }

    /// Rules version 2 with the published limits, and an account with this balance.
    static Story of(String account, String balance) {
        Story story = new Story(account);
        story.input(rules());
        return story.command(header -> new OpenAccount(header, Money.of(balance)));
    }

    private static RulesChanged rules() {
        TradingLimits limits =
                new TradingLimits(
                        1_000,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        new MarginLevels(Percent.of("100"), Percent.of("110"), Percent.of("50")),
                        250,
                        Optional.empty());
        return new RulesChanged(2, limits, List.of(instrument("BTCUSDT"), instrument("ETHUSDT")));
    }

    private static Instrument instrument(String symbol) {
        return new Instrument(
                new Symbol(symbol),
                Price.of("0.01"),
                Quantity.of("0.001"),
                Quantity.of("0.001"),
                Quantity.of("100"),
                new Leverage(100),
                Percent.of("0.5"));
    }

    /// Lets some time pass.
    Story later(String seconds) {
        now = now.plus(Duration.parse("PT" + seconds + "S"));
        return this;
    }

    Story quote(String symbol, String bid, String ask) {
        Quote quote = new Quote(Price.of(bid), Price.of(ask));
        return input(
                new PriceTick(
                        new Symbol(symbol), quote, quote.bid(), new FeedPosition(1, ++ticks), now));
    }

    /// The engine takes a checkpoint before the next input.
    Story checkpoint() {
        isCheckpointDue = true;
        return this;
    }

    private void takeCheckpoint(long before) {
        List<CheckpointQuote> quotes =
                fold.market().quotes().entrySet().stream().map(Story::checkpointQuote).toList();
        Checkpoint checkpoint =
                new Checkpoint(
                        now,
                        before - 1,
                        Optional.empty(),
                        ChainHash.START,
                        ChainHash.START,
                        rules(),
                        List.of(),
                        quotes);
        record(Log.EVENTS, events++, Optional.empty(), MessageType.CHECKPOINT, encode(checkpoint));
        isCheckpointDue = false;
    }

    private static CheckpointQuote checkpointQuote(Map.Entry<Symbol, LastQuote> entry) {
        LastQuote last = entry.getValue();
        return new CheckpointQuote(
                entry.getKey(), last.quote(), last.position(), last.at(), last.offset());
    }

    /// The next command comes under this idempotency key.
    Story key(String next) {
        key = Optional.of(next);
        return this;
    }

    Story deposit(String amount) {
        return command(header -> new Deposit(header, Money.of(amount)));
    }

    Story open(Wish wish) {
        return command(wish::command);
    }

    Story close(int order) {
        return command(header -> new CloseOrder(header, order(order), Optional.empty()));
    }

    Story close(int order, String part) {
        return command(
                header -> new CloseOrder(header, order(order), Optional.of(Quantity.of(part))));
    }

    /// A command that reaches the log only after it was valid.
    Story closeTooLate(int order) {
        CommandHeader header = header();
        later("31");
        return input(new CloseOrder(header, order(order), Optional.empty()));
    }

    Story amend(int order, Optional<LevelChange> takeProfit, Optional<LevelChange> stopLoss) {
        return command(header -> new AmendOrder(header, order(order), takeProfit, stopLoss));
    }

    Story closeAll() {
        return command(header -> new CloseAllOrders(header, Optional.empty()));
    }

    private Story command(Function<CommandHeader, Command> made) {
        return input(made.apply(header()));
    }

    private CommandHeader header() {
        Optional<String> used = key;
        key = Optional.empty();
        CommandId id =
                used.map(k -> CommandId.of(account, k))
                        .orElseGet(() -> new CommandId("command-" + ++commands));
        Optional<Fingerprint> fingerprint = used.map(_ -> new Fingerprint(FINGERPRINT));
        return new CommandHeader(id, account, fingerprint, now.plus(VALIDITY));
    }

    private Story input(TradeInput input) {
        Optional<AccountId> sender =
                Optional.of(input).filter(Command.class::isInstance).map(_ -> account);
        long offset = inputs++;
        byte[] value = Topics.TRADE_INPUT.encode(input);
        record(Log.INPUT, offset, sender, MessageType.of(input), value);
        if (isCheckpointDue) {
            takeCheckpoint(offset);
        }
        Folded folded = fold.fold(input, new LogPosition(offset, now, sender));
        folded.triggered().forEach(this::event);
        if (folded.outcome() instanceof Outcome.Decided(List<TradeEvent> decided)) {
            decided.forEach(this::event);
        }
        return this;
    }

    private void event(TradeEvent event) {
        if (event instanceof OrderOpened opened) {
            orders.add(opened.order().orderId());
        }
        record(Log.EVENTS, events++, Optional.of(account), MessageType.of(event), encode(event));
    }

    private static byte[] encode(EngineEvent event) {
        return Topics.TRADE_EVENTS.encode(event);
    }

    private void record(
            Log log, long offset, Optional<AccountId> about, MessageType type, byte[] value) {
        byte[] recordKey = about.map(Topics.TRADE_INPUT::encodeKey).orElse(null);
        String id = log + "-" + offset;
        records.add(
                new LogRecord(
                        log,
                        partition,
                        offset,
                        now.toEpochMilli(),
                        recordKey,
                        MessageHeaders.brief(type, id),
                        value));
    }

    /// How many were opened.
    int orders() {
        return orders.size();
    }

    /// The id of the order that was opened first, second and so on.
    OrderId order(int number) {
        return orders.get(number - 1);
    }

    /// The id that the order of the account's command of this number would have had.
    OrderId refusedOrder(int command) {
        return OrderId.of(account, new CommandId("command-" + command));
    }

    /// The id that the order would have had whose command came under a key and led to this event.
    OrderId refusedOrder(String usedKey, long sequence) {
        return OrderId.of(account, CommandId.of(account, usedKey), sequence);
    }

    RecordedLog log() {
        return new RecordedLog(PARTITIONS, List.copyOf(records));
    }

    Explanation explain(OrderId order) {
        return explain(log(), order);
    }

    static Explanation explain(RecordedLog log, OrderId order) {
        return LifeReading.read(log, order, new OrderSearch(log, order).find().orElseThrow());
    }

    /// An order in the making.
    record Wish(
            String side,
            String quantity,
            String symbol,
            int leverage,
            ProtectiveLevels levels,
            Optional<SlippageLimit> slippage) {

        static Wish of(String side, String quantity, String symbol, int leverage) {
            return new Wish(
                    side, quantity, symbol, leverage, ProtectiveLevels.NONE, Optional.empty());
        }

        Wish takeProfit(String price) {
            return with(new ProtectiveLevels(Optional.of(Price.of(price)), levels.stopLoss()));
        }

        Wish stopLoss(String price) {
            return with(new ProtectiveLevels(levels.takeProfit(), Optional.of(Price.of(price))));
        }

        private Wish with(ProtectiveLevels set) {
            return new Wish(side, quantity, symbol, leverage, set, slippage);
        }

        Wish slippage(String tolerance, String seen) {
            SlippageLimit limit =
                    new SlippageLimit(Percent.of(tolerance), Optional.of(Price.of(seen)));
            return new Wish(side, quantity, symbol, leverage, levels, Optional.of(limit));
        }

        private Command command(CommandHeader header) {
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
    }
}
