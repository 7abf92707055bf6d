package io.tickfold.readmodel;

import static org.junit.jupiter.api.Assumptions.abort;

import io.tickfold.readmodel.database.DatabaseSettings;

/// The databases that the gateway can keep its rows in.
public enum DatabaseKind {
    H2 {
        @Override
        public DatabaseSettings settings() {
            return new DatabaseSettings(DatabaseSettings.IN_MEMORY, null, "", "", 4);
        }
    },
    /// In a container; the tests that need it are skipped where no engine runs.
    POSTGRESQL {
        @Override
        public DatabaseSettings settings() {
            return PostgresServer.running()
                    .orElseGet(() -> abort("PostgreSQL skipped: no container engine runs"))
                    .newDatabase();
        }
    };

    /// Of an empty database.
    public abstract DatabaseSettings settings();
}
