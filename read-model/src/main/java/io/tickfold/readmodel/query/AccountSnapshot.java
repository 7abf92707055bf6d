package io.tickfold.readmodel.query;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.readmodel.schema.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One account at one moment: whatever is asked of a snapshot is true up to the same event.
public final class AccountSnapshot {

    private final JdbcClient sql;
    private final AccountId account;

    AccountSnapshot(JdbcClient sql, AccountId account) {
        this.sql = sql;
        this.account = account;
    }

    /// Empty if there is no such account.
    public Optional<Money> balance() {
        return sql.sql("SELECT balance FROM account WHERE account_id = ?")
                .param(account.value())
                .query((row, _) -> Columns.money(row, "balance"))
                .optional();
    }

    /// The balance over time, after at most 250 events that are evenly spread over those of the
    /// time: the last one before it, and those from its beginning on and before its end.
    public List<BalanceAt> balances(Instant from, Instant to) {
        return new AccountBalances(sql, account).between(from, to);
    }

    /// All open orders, oldest first.
    public List<HeldOrder> openOrders() {
        return new OpenOrders(sql, account).all();
    }

    /// An order, if it is open and the account's.
    public Optional<HeldOrder> openOrder(OrderId order) {
        return new OpenOrders(sql, account).find(order);
    }

    /// The orders that were closed before an event, newest first, at most so many.
    ///
    /// @param sequence of the event
    public ClosedPage closedOrders(long sequence, int limit) {
        return new ClosedOrders(sql, account).before(sequence, limit);
    }

    /// An order, if it is closed and the account's.
    public Optional<ClosedOrder> closedOrder(OrderId order) {
        return new ClosedOrders(sql, account).find(order);
    }

    /// The sequence of the last event; 0 for an unknown account.
    public long lastSequence() {
        return new AccountEvents(sql).lastSequence(account);
    }

    /// The events that follow a sequence, at most so many; fewer if they are very long, but one at
    /// least if there is one.
    public List<RecordedEvent> eventsAfter(long sequence, int limit) {
        return new AccountEvents(sql).after(account, sequence, limit);
    }

    /// The last thousand events of an order, in their order; fewer if they are very long.
    public List<RecordedEvent> eventsOf(OrderId order) {
        return new AccountEvents(sql).of(account, order);
    }

    /// The balance before each of these events of the account, by their sequence; not before the
    /// first ones if the events that led to it are very long.
    public Map<Long, Money> balancesBefore(List<RecordedEvent> events) {
        return new AccountEvents(sql).balancesBefore(account, events);
    }

    /// The events that answer a command, in their order; none if there is no answer.
    public List<TradeEvent> answerTo(CommandId command) {
        return new CommandEvents(sql, account, command).answer();
    }

    /// Whether a command is another account's.
    public boolean isOfAnother(CommandId command) {
        return new CommandEvents(sql, account, command).areOfAnother();
    }
}
