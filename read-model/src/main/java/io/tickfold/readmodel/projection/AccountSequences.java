package io.tickfold.readmodel.projection;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.value.AccountId;
import io.tickfold.readmodel.log.LoggedEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The sequences of the accounts that a run of events is about, which tell the engine's events from
/// others: each of an account is one after the one before it.
final class AccountSequences {

    /// Finds the last sequence of those accounts that are in the tables.
    @FunctionalInterface
    interface Stored {
        Map<AccountId, Long> find(Set<AccountId> accounts);
    }

    private final Stored tables;
    private final Map<AccountId, Long> last = new HashMap<>();

    AccountSequences(Stored tables) {
        this.tables = tables;
    }

    /// Looks up the accounts of these events, unless earlier ones were about them too.
    void meet(List<LoggedEvent> events) {
        Set<AccountId> unmet = new HashSet<>();
        for (LoggedEvent logged : events) {
            if (logged.isOfAnAccount() && !last.containsKey(logged.account())) {
                unmet.add(logged.account());
            }
        }
        unmet.forEach(account -> last.put(account, 0L));
        last.putAll(tables.find(unmet));
    }

    /// Counts the event, unless it cannot be the account's next one.
    ///
    /// @return why it cannot, if so
    Optional<String> advance(LoggedEvent logged) {
        long sequence = logged.header().sequence();
        if (sequence == 0) {
            return unless(
                    logged.event() instanceof CommandRefused,
                    "without an account there is only a refusal");
        }
        if (sequence < 0 || sequence != last.getOrDefault(logged.account(), 0L) + 1) {
            return Optional.of("it is not its account's next event");
        }
        if (logged.event() instanceof AccountOpened != (sequence == 1)) {
            return Optional.of("an account is opened by its first event");
        }
        last.put(logged.account(), sequence);
        return Optional.empty();
    }

    private static Optional<String> unless(boolean holds, String objection) {
        return holds ? Optional.empty() : Optional.of(objection);
    }
}
