package io.tickfold.engine.domain.naive;

import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What one input leads to, written down as it happens.
final class Journal {

    private final Instant at;
    private final int rulesVersion;
    private final Cause cause;
    private final List<TradeEvent> events = new ArrayList<>();

    Journal(Instant at, int rulesVersion, Cause cause) {
        this.at = at;
        this.rulesVersion = rulesVersion;
        this.cause = cause;
    }

    void write(TradeEvent event) {
        events.add(event);
    }

    void dropFrom(int index) {
        events.subList(index, events.size()).clear();
    }

    List<TradeEvent> events() {
        return events;
    }

    /// The header of the account's next event, which leaves it as it is now.
    EventHeader next(NaiveAccount account) {
        account.sequence++;
        return header(account);
    }

    /// The header of a refusal: what does not exist has no next event.
    EventHeader refusal(NaiveAccount account) {
        return account.isOpen() ? next(account) : header(account);
    }

    private EventHeader header(NaiveAccount account) {
        return new EventHeader(
                account.id, account.sequence, at, rulesVersion, cause, new Money(account.balance));
    }
}
