package io.tickfold.audit.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.audit.log.EventDecoder;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.engine.domain.Account;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/// The events of one account, folded.
final class AccountHistory {

    private AccountHistory() {}

    /// The account at that moment; empty if nothing had happened to it yet.
    ///
    /// @param events of the account's partition
    /// @throws IllegalStateException if an event of the account does not follow the one before
    static Optional<State> fold(Iterator<LogRecord> events, AccountId id, Moment until) {
        byte[] key = id.value().getBytes(UTF_8);
        Optional<State> state = Optional.empty();
        while (events.hasNext()) {
            LogRecord next = events.next();
            if (!Arrays.equals(next.key(), key)
                    || !(EventDecoder.decode(next) instanceof TradeEvent event)
                    || event.header().sequence() == 0) {
                continue;
            }
            if (!until.includes(event.header())) {
                return state;
            }
            Account before = state.map(State::account).orElse(Account.unopened(id));
            state = Optional.of(new State(before.evolve(event), event, next));
        }
        return state;
    }

    /// An account, and the event that made it so.
    record State(Account account, TradeEvent last, LogRecord record) {}
}
