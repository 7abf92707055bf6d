package io.tickfold.gateway;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.PricedBy;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Fingerprint;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes down what happens to one account, a second apart; each event has a cause of its own.
public final class AccountHistory {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05.000Z");

    private final AccountId account;
    private final List<TradeEvent> events = new ArrayList<>();
    private Money balance = Money.ZERO;
    private long sequence;
    private long inputOffset = 100;
    private Instant now = START;
    private Optional<CommandId> command = Optional.empty();
    private Optional<Fingerprint> fingerprint = Optional.empty();

    public AccountHistory(AccountId account) {
        this.account = account;
    }

    /// An order of 10 times leverage.
    public static OrderTerms order(
            String id, String symbol, Side side, String quantity, String price, String margin) {
        return new OrderTerms(
                new OrderId(id),
                new Symbol(symbol),
                side,
                Quantity.of(quantity),
                new Leverage(10),
                Price.of(price),
                Money.of(margin));
    }

    /// What follows is caused by this command, with this fingerprint if it is not empty.
    public AccountHistory by(CommandId id, String asked) {
        command = Optional.of(id);
        fingerprint = asked.isEmpty() ? Optional.empty() : Optional.of(new Fingerprint(asked));
        return this;
    }

    public AccountHistory later(Duration time) {
        now = now.plus(time);
        return this;
    }

    public AccountHistory opened(String amount) {
        balance = Money.of(amount);
        return add(new AccountOpened(next()));
    }

    public AccountHistory deposits(String amount) {
        balance = balance.plus(Money.of(amount));
        return add(new FundsDeposited(next(), Money.of(amount)));
    }

    public AccountHistory opens(OrderTerms order, ProtectiveLevels levels, String clientId) {
        balance = balance.minus(order.margin());
        Optional<ClientOrderId> id =
                clientId.isEmpty() ? Optional.empty() : Optional.of(new ClientOrderId(clientId));
        return add(new OrderOpened(next(), order, levels, id, priced(order.openPrice())));
    }

    public AccountHistory opens(OrderTerms order) {
        return opens(order, ProtectiveLevels.NONE, "");
    }

    public AccountHistory amends(OrderTerms order, ProtectiveLevels levels) {
        return add(
                new OrderAmended(
                        next(),
                        order.orderId(),
                        order.symbol(),
                        levels,
                        priced(order.openPrice())));
    }

    /// @param left what is left of the order
    public AccountHistory reduces(OrderTerms left, String part, String price, String profit) {
        return add(
                new OrderReduced(
                        next(),
                        left,
                        Quantity.of(part),
                        Money.of("1.00"),
                        Price.of(price),
                        Money.of(profit),
                        priced(Price.of(price))));
    }

    public AccountHistory closes(OrderTerms order, String price, String profit) {
        balance = balance.plus(order.margin()).plus(Money.of(profit));
        return add(
                new OrderClosed(
                        next(),
                        order,
                        Price.of(price),
                        Money.of(profit),
                        CloseReason.MANUAL,
                        priced(Price.of(price))));
    }

    public AccountHistory refuses(Refusal refusal) {
        return add(new CommandRefused(next(), refusal, Optional.empty()));
    }

    /// A refusal of somebody who has no account.
    public AccountHistory refusesUnknown(Refusal refusal) {
        inputOffset++;
        return add(new CommandRefused(header(0), refusal, Optional.empty()));
    }

    public AccountHistory repeats() {
        return add(new CommandRepeated(next(), new FirstAnswer(1, 1, START)));
    }

    public List<TradeEvent> events() {
        return List.copyOf(events);
    }

    private AccountHistory add(TradeEvent event) {
        events.add(event);
        return this;
    }

    private EventHeader next() {
        inputOffset++;
        sequence++;
        now = now.plusSeconds(1);
        return header(sequence);
    }

    private EventHeader header(long number) {
        Cause cause = new Cause(command, fingerprint, inputOffset);
        return new EventHeader(account, number, now, 1, cause, balance);
    }

    private static PricedBy priced(Price price) {
        return new PricedBy(new Quote(price, price), 3, 41);
    }
}
