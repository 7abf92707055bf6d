package io.tickfold.audit.account;

import io.tickfold.audit.log.Following;
import io.tickfold.audit.log.ForeignEvents;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.engine.domain.Account;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The balances of all accounts at some time, in the order of their ids.
record Balances(List<Line> accounts, Sum sum) {

    /// One account.
    ///
    /// @param sequence of its last event
    record Line(
            AccountId accountId, Money balance, Money marginUsed, int openOrders, long sequence) {

        private static Line of(Account account) {
            return new Line(
                    account.id(),
                    account.balance(),
                    account.orders().margin(),
                    account.orders().size(),
                    account.sequence());
        }
    }

    /// All of them together; more than one account can hold.
    record Sum(int accounts, String balance, String marginUsed, int openOrders) {}

    static Balances of(Collection<Account> accounts) {
        List<Line> lines = new ArrayList<>();
        accounts.forEach(account -> lines.add(Line.of(account)));
        lines.sort(Comparator.comparing(Line::accountId));
        return new Balances(lines, sum(lines));
    }

    private static Sum sum(List<Line> lines) {
        return new Sum(
                lines.size(),
                sum(lines, Line::balance).toPlainString(),
                sum(lines, Line::marginUsed).toPlainString(),
                lines.stream().mapToInt(Line::openOrders).sum());
    }

    private static BigDecimal sum(List<Line> lines, Function<Line, Money> amount) {
        return lines.stream()
                .map(amount)
                .map(Money::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// The accounts of a partition. All events are read: until rules version 2 what waited says
    /// when its tick came, after events that say a later time.
    ///
    /// @param foreign is told of the events that do not follow their account's one before
    static Collection<Account> fold(
            Iterator<LogRecord> events, Moment until, ForeignEvents foreign) {
        Map<AccountId, Account> accounts = new HashMap<>();
        while (events.hasNext()) {
            LogRecord record = events.next();
            if (foreign.decode(record).orElse(null) instanceof TradeEvent event
                    && event.header().sequence() > 0
                    && until.includes(event.header())) {
                AccountId id = event.header().accountId();
                Account before = accounts.getOrDefault(id, Account.unopened(id));
                Following.of(before, event, record, foreign)
                        .ifPresent(after -> accounts.put(id, after));
            }
        }
        return accounts.values();
    }
}
