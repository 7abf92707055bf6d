package io.tickfold.readmodel.schema;

import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/// The schema of the read model; losing it costs a rebuild and nothing else.
public final class ReadModelSchema {

    private static final Logger log = LoggerFactory.getLogger(ReadModelSchema.class);
    private static final String SCHEMA = "read_model";
    private static final String INDEX_STATEMENTS = "db/read_model/V2__indexes.sql";
    private static final List<String> INDEXES =
            List.of(
                    "event_by_sequence",
                    "event_by_command",
                    "event_by_order",
                    "open_order_by_account",
                    "closed_order_by_sequence",
                    "closed_order_by_id",
                    "reduction_by_order");
    private static final List<String> TABLES =
            List.of("event", "account", "open_order", "closed_order", "reduction");

    private ReadModelSchema() {}

    /// Opens it; an embedded file that cannot be used is renamed, and the read model starts empty.
    ///
    /// @throws IllegalStateException if a shared database has the tables of another version
    public static Database open(Databases databases) {
        try {
            return databases.open(SCHEMA);
        } catch (RuntimeException e) {
            if (!databases.areEmbedded() || !isUnusable(databases, e)) {
                throw explained(databases, e);
            }
            log.warn(
                    "the read model cannot be used and is rebuilt; its file is now {}: {}",
                    databases.moveAside(SCHEMA),
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

    /// Opens it for a rebuild: an embedded one is empty, a shared one is as it was.
    public static Database openForRebuild(Databases databases) {
        if (databases.areEmbedded()) {
            databases.remove(SCHEMA);
        }
        return open(databases);
    }

    /// Empties all tables but the positions.
    public static void clear(Database database) {
        TABLES.forEach(table -> database.sql().sql("TRUNCATE TABLE " + table).update());
    }

    /// Drops the secondary indexes, which cost more than all tables while much is written.
    public static void dropIndexes(Database database) {
        INDEXES.forEach(name -> database.sql().sql("DROP INDEX IF EXISTS " + name).update());
    }

    /// Creates the secondary indexes that are missing.
    public static void createIndexes(Database database) {
        new ResourceDatabasePopulator(new ClassPathResource(INDEX_STATEMENTS))
                .execute(database.source());
    }
}
