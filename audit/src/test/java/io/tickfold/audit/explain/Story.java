package io.tickfold.audit.explain;

import io.tickfold.audit.RecordedLog;
import io.tickfold.audit.TradingLog;
import io.tickfold.audit.log.ForeignEvents;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Fingerprint;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Inputs;
import io.tickfold.engine.domain.Inputs.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Inputs of one account that the engine's own rules decide, and both logs that come of it.
final class Story {

    private static final int PARTITIONS = 4;
    private static final Duration VALIDITY = Duration.ofSeconds(30);
    private static final String FINGERPRINT = "A".repeat(43);

    private final AccountId account;
    private final TradingLog log = new TradingLog(PARTITIONS);
    private final List<OrderId> orders = new ArrayList<>();
    private int commands;
    private Optional<String> key = Optional.empty();

    private Story(String account) {
        this.account = new AccountId(account);
    }

    /// Rules version 2 with the published limits, and an account with this balance.
    static Story of(String account, String balance) {
        return new Story(account).command(header -> new OpenAccount(header, Money.of(balance)));
    }

    /// An order in the making.
    static Order order(String side, String quantity, String symbol, int leverage) {
        return Inputs.order().side(side).quantity(quantity).in(symbol).leverage(leverage);
    }

    /// Lets some time pass.
    Story later(String seconds) {
        log.pass(Duration.parse("PT" + seconds + "S"));
        return this;
    }

    Story quote(String symbol, String bid, String ask) {
        log.tick(new Symbol(symbol), bid, ask);
        return this;
    }

    /// The engine takes a checkpoint.
    Story checkpoint() {
        log.checkpoint(account);
        return this;
    }

    /// The next command comes under this idempotency key.
    Story key(String next) {
        key = Optional.of(next);
        return this;
    }

    Story deposit(String amount) {
        return command(header -> new Deposit(header, Money.of(amount)));
    }

    Story open(Order order) {
        return command(order::with);
    }

    Story close(int order) {
        return command(header -> new CloseOrder(header, order(order), Optional.empty()));
    }

    Story close(int order, String part) {
        return command(
                header -> new CloseOrder(header, order(order), Optional.of(Quantity.of(part))));
    }

    Story closeTooLate(int order) {
        return tooLate(header -> new CloseOrder(header, order(order), Optional.empty()));
    }

    Story closeAllTooLate(Optional<String> symbol) {
        return tooLate(header -> new CloseAllOrders(header, symbol.map(RequestedText::new)));
    }

    /// A command that reaches the log only after it was valid.
    private Story tooLate(Function<CommandHeader, Command> made) {
        CommandHeader header = header();
        return later("31").take(made.apply(header));
    }

    Story amend(int order, Optional<LevelChange> takeProfit, Optional<LevelChange> stopLoss) {
        return command(header -> new AmendOrder(header, order(order), takeProfit, stopLoss));
    }

    Story closeAll() {
        return command(header -> new CloseAllOrders(header, Optional.empty()));
    }

    private Story command(Function<CommandHeader, Command> made) {
        return take(made.apply(header()));
    }

    private CommandHeader header() {
        Optional<String> used = key;
        key = Optional.empty();
        CommandId id =
                used.map(k -> CommandId.of(account, k))
                        .orElseGet(() -> new CommandId("command-" + ++commands));
        Optional<Fingerprint> fingerprint = used.map(_ -> new Fingerprint(FINGERPRINT));
        return new CommandHeader(id, account, fingerprint, log.now().plus(VALIDITY));
    }

    private Story take(Command command) {
        for (EngineEvent event : log.command(command)) {
            if (event instanceof OrderOpened opened) {
                orders.add(opened.order().orderId());
            }
        }
        return this;
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
        return log.log();
    }

    Explanation explain(OrderId order) {
        return explain(log(), order);
    }

    static Explanation explain(RecordedLog log, OrderId order) {
        ForeignEvents foreign = new ForeignEvents();
        return LifeReading.read(
                log, order, new OrderSearch(log, order, foreign).find().orElseThrow(), foreign);
    }
}
