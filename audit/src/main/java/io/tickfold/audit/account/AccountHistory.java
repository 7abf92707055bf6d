package io.tickfold.audit.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.audit.log.Following;
import io.tickfold.audit.log.ForeignEvents;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.engine.domain.Account;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;

/// The events of one account, folded.
final class AccountHistory {

    private AccountHistory() {}

    /// The account at that moment; empty if nothing had happened to it yet.
    ///
    /// @param events of the account's partition
    /// @param foreign is told of the events that do not follow the one before
    static Optional<State> fold(
            Iterator<LogRecord> events, AccountId id, Moment until, ForeignEvents foreign) {
        byte[] key = id.value().getBytes(UTF_8);
        Optional<State> state = Optional.empty();
        while (events.hasNext()) {
            LogRecord next = events.next();
            if (!Arrays.equals(next.key(), key)
                    || !(foreign.decode(next).orElse(null) instanceof TradeEvent event)
                    || event.header().sequence() == 0) {
                continue;
            }
            Account before = state.map(State::account).orElse(Account.unopened(id));
            Optional<Account> after = Following.of(before, event, next, foreign);
            if (after.isPresent() && !until.includes(event.header())) {
                return state;
            }
            state = after.map(account -> new State(account, event, next)).or(latest(state));
        }
        return state;
    }

    private static Supplier<Optional<State>> latest(Optional<State> state) {
        return () -> state;
    }

    /// An account, and the event that made it so.
    record State(Account account, TradeEvent last, LogRecord record) {}
}
