package io.tickfold.engine.domain;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginState;
import io.tickfold.contract.event.NegativeBalanceCleared;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.SkipReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandKind;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.engine.domain.Market.LastQuote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The events that one input leads to for one account, collected while it is decided, and the
/// account as they leave it.
///
/// It changes nothing else: the fold accepts the result, or drops it.
final class Decision {

    private final DecisionContext context;
    private final List<TradeEvent> events = new ArrayList<>();
    private final Optional<Skip> skip;
    private Account account;

    Decision(DecisionContext context, Account account) {
        this(context, account, Optional.empty());
    }

    private Decision(DecisionContext context, Account account, Optional<Skip> skip) {
        this.context = context;
        this.account = account;
        this.skip = skip;
    }

    /// The decision to do nothing about an input.
    ///
    /// @param fault what deciding it failed with, if that was tried
    static Decision skipping(
            DecisionContext context,
            Account account,
            SkipReason reason,
            Optional<RuntimeException> fault) {
        long offset = context.cause().inputOffset();
        InputSkipped event =
                new InputSkipped(context.at(), offset, reason, Optional.of(account.id()));
        return new Decision(context, account, Optional.of(new Skip(event, fault)));
    }

    /// The decision to do nothing but refuse; it creates no account that does not exist.
    ///
    /// @param asked the command that is refused, if it could be read
    static Decision refusal(
            DecisionContext context, Account account, Refusal refusal, Optional<Command> asked) {
        Decision decision = new Decision(context, account);
        CommandRefused refused =
                new CommandRefused(
                        context.refusal(account),
                        refusal,
                        asked.filter(_ -> context.logic().namesRefusedCommands())
                                .map(CommandKind::of));
        if (account.isOpen()) {
            decision.add(refused);
        } else {
            decision.events.add(refused);
        }
        return decision;
    }

    DecisionLogic logic() {
        return context.logic();
    }

    /// That the input was skipped, if it was.
    Optional<Skip> skip() {
        return skip;
    }

    /// The account after all events so far.
    Account account() {
        return account;
    }

    List<TradeEvent> events() {
        return Collections.unmodifiableList(events);
    }

    /// The open order that a command names.
    ///
    /// @throws Refused if the account has none of this id
    Position order(OrderId id) {
        return account.order(id).orElseThrow(() -> Refused.because(RefusalReason.ORDER_NOT_FOUND));
    }

    /// How many orders it closes.
    int closes() {
        int closes = 0;
        for (TradeEvent event : events) {
            closes += event instanceof OrderClosed ? 1 : 0;
        }
        return closes;
    }

    /// Whether it closes an order, or a part of one.
    boolean closesAny() {
        return events.stream().anyMatch(e -> e instanceof OrderClosed || e instanceof OrderReduced);
    }

    /// The header of the next event, which leaves this balance.
    EventHeader header(Money balance) {
        return context.next(account, balance);
    }

    /// The header of the next event, which leaves the balance as it is.
    EventHeader header() {
        return header(account.balance());
    }

    void add(TradeEvent event) {
        events.add(event);
        account = account.evolve(event);
    }

    void close(Position position, LastQuote quote, CloseReason reason) {
        Price price = quote.quote().closing(position.side());
        Money profit = position.booked(price, position.terms().quantity());
        Money settled = account.balance().plus(position.terms().margin()).plus(profit);
        add(
                new OrderClosed(
                        header(settled), position.terms(), price, profit, reason, quote.asPrice()));
    }

    /// Once no order is left: clears a negative balance, and ends a margin call.
    void settleIfFlat() {
        if (!account.orders().isEmpty()) {
            return;
        }
        if (account.balance().isNegative()) {
            Money given = account.balance().negate();
            add(new NegativeBalanceCleared(header(Money.ZERO), given));
        }
        if (account.inMarginCall()) {
            add(new MarginCallEnded(header(), new MarginState(account.balance(), Money.ZERO)));
        }
    }
}
