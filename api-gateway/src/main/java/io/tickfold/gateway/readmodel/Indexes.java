package io.tickfold.gateway.readmodel;

import io.tickfold.gateway.database.Database;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/// The secondary indexes, which cost more than all rows while many are written.
final class Indexes {

    private static final String STATEMENTS = "db/read_model/V2__indexes.sql";
    private static final List<String> NAMES =
            List.of(
                    "event_by_sequence",
                    "event_by_command",
                    "event_by_order",
                    "open_order_by_account",
                    "closed_order_by_sequence",
                    "closed_order_by_id",
                    "reduction_by_order");

    private Indexes() {}

    static void drop(Database database) {
        NAMES.forEach(name -> database.sql().sql("DROP INDEX IF EXISTS " + name).update());
    }

    /// Makes those that are missing.
    static void create(Database database) {
        new ResourceDatabasePopulator(new ClassPathResource(STATEMENTS)).execute(database.source());
    }
}
