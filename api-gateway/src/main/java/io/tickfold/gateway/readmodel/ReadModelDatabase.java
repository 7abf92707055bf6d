package io.tickfold.gateway.readmodel;

import io.tickfold.gateway.database.Database;
import io.tickfold.gateway.database.Databases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database of the rows; what is broken about it is no loss.
final class ReadModelDatabase {

    private static final Logger log = LoggerFactory.getLogger(ReadModelDatabase.class);
    private static final String SCHEMA = "read_model";

    private ReadModelDatabase() {}

    /// Opens it; an embedded file that cannot be read is put aside, and all rows are made anew.
    static Database open(Databases databases) {
        try {
            return databases.open(SCHEMA);
        } catch (RuntimeException e) {
            if (!databases.isBroken(e)) {
                throw e;
            }
            log.warn(
                    "the read model cannot be read and is made anew; its file is now {}: {}",
                    databases.putAside(SCHEMA),
                    e.getMessage());
            return databases.open(SCHEMA);
        }
    }

    /// Opens it without any rows.
    static Database openEmpty(Databases databases) {
        if (databases.areEmbedded()) {
            databases.remove(SCHEMA);
        }
        return databases.open(SCHEMA);
    }
}
