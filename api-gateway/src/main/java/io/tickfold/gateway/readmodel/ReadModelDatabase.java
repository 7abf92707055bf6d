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

    /// Opens it; an embedded file that cannot be used is put aside, and all rows are made anew.
    ///
    /// @throws IllegalStateException if a shared database has the tables of another version
    static Database open(Databases databases) {
        try {
            return databases.open(SCHEMA);
        } catch (RuntimeException e) {
            if (!databases.areEmbedded() || !isUnusable(databases, e)) {
                throw explained(databases, e);
            }
            log.warn(
                    "the read model cannot be used and is made anew; its file is now {}: {}",
                    databases.putAside(SCHEMA),
                    e.getMessage());
            return databases.open(SCHEMA);
        }
    }

    private static boolean isUnusable(Databases databases, RuntimeException failure) {
        return databases.isBroken(failure) || databases.isOfAnotherVersion(failure);
    }

    private static RuntimeException explained(Databases databases, RuntimeException failure) {
        return databases.isOfAnotherVersion(failure)
                ? new IllegalStateException(
                        "the schema %s has tables of another version; drop it, and all is made anew"
                                .formatted(SCHEMA),
                        failure)
                : failure;
    }

    /// Opens it without any rows.
    static Database openEmpty(Databases databases) {
        if (databases.areEmbedded()) {
            databases.remove(SCHEMA);
        }
        return open(databases);
    }
}
