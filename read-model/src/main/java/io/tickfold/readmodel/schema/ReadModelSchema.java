package io.tickfold.readmodel.schema;

import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
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

    /// Opens it. An embedded one starts empty if its file was not closed, or cannot be used and is
    /// renamed.
    ///
    /// @throws IllegalStateException if a shared database has the tables of another version
    public static Database open(Databases databases) {
        return open(databases, Databases::openDerived);
    }

    private static Database open(
            Databases databases, BiFunction<Databases, String, Database> opening) {
        try {
            if (databases.wasLeftOpen(SCHEMA)) {
                log.warn("the read model was not closed, so its rows may be torn; it is rebuilt");
                databases.empty(SCHEMA);
            }
            return opening.apply(databases, SCHEMA);
        } catch (RuntimeException e) {
            if (!databases.areEmbedded() || !isUnusable(databases, e)) {
                throw explained(databases, e);
            }
            log.warn(
                    "the read model cannot be used and is rebuilt; its file is now {}: {}",
                    databases.moveAside(SCHEMA),
                    e.getMessage());
            return opening.apply(databases, SCHEMA);
        }
    }

    private static boolean isUnusable(Databases databases, RuntimeException failure) {
        return databases.isBroken(failure) || databases.isOfAnotherVersion(failure);
    }

    private static RuntimeException explained(Databases databases, RuntimeException failure) {
        return databases.isOfAnotherVersion(failure)
                ? new IllegalStateException(
                        String.format(
                                Locale.ROOT,
                                "the schema %s has tables of another version; drop it, and all is made anew",
                                SCHEMA),
                        failure)
                : failure;
    }

    /// Opens it for a rebuild: an embedded one is empty, a shared one is as it was.
    public static Database openForRebuild(Databases databases) {
        if (databases.areEmbedded()) {
            databases.remove(SCHEMA);
        }
        return open(databases, Databases::openDerivedForLongWork);
    }

    /// Empties all tables but the positions, within a transaction. Whoever reads at an earlier
    /// moment still sees all rows; `TRUNCATE` would take them away.
    public static void clear(Database database) {
        TABLES.forEach(table -> database.sql().sql("DELETE FROM " + table).update());
    }

    /// Drops the secondary indexes, which cost more than all tables while much is written.
    public static void dropIndexes(Database database) {
        INDEXES.forEach(name -> database.sql().sql("DROP INDEX IF EXISTS " + name).update());
    }

    /// Creates the secondary indexes that are missing.
    public static void createIndexes(Database database) {
        database.withoutTimeouts(connection ->
                new ResourceDatabasePopulator(new ClassPathResource(INDEX_STATEMENTS))
                        .populate(connection));
    }
}
