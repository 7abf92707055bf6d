package io.tickfold.gateway.events;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.database.Database;
import io.tickfold.gateway.readmodel.AccountEvents;
import io.tickfold.gateway.readmodel.RecordedEvent;
import java.util.List;

/// The events as the rows have them at the moment.
final class StoredEvents implements AccountEvents {

    private final Database database;

    StoredEvents(Database database) {
        this.database = database;
    }

    @Override
    public long lastSequence(AccountId account) {
        return EventRows.last(database.sql(), account);
    }

    @Override
    public List<RecordedEvent> after(AccountId account, long sequence, int limit) {
        return EventRows.after(database.sql(), account, sequence, limit);
    }
}
