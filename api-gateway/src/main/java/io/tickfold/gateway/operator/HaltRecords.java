package io.tickfold.gateway.operator;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.Symbol;
import io.tickfold.readmodel.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/// Keeps what operators did last to each symbol in a table that gateways share. No halt waits for
/// it: what cannot be written in time is only in the log of the process.
final class HaltRecords {

    private final Database database;
    private final BriefTask tasks;

    HaltRecords(Database database, BriefTask tasks) {
        this.database = database;
        this.tasks = tasks;
    }

    /// Keeps it, unless a later one is kept.
    void keep(HaltRecord halt) {
        String vain = String.format(Locale.ROOT, "%s is not recorded", halt);
        var _ = tasks.run(vain, () -> update(halt) || insert(halt) || update(halt));
    }

    private boolean update(HaltRecord halt) {
        return database.sql()
                        .sql(
                                """
                                UPDATE symbol_halt SET halted = ?, operator = ?, reason = ?,
                                    complete = ?, changed_at = ?
                                WHERE symbol = ? AND changed_at <= ?\
                                """)
                        .param(halt.halted())
                        .param(halt.operator().value())
                        .param(halt.reason().map(AdjustmentReason::value).orElse(null))
                        .param(halt.complete())
                        .param(Database.timestamp(halt.at()))
                        .param(halt.symbol().value())
                        .param(Database.timestamp(halt.at()))
                        .update()
                == 1;
    }

    /// @return false if there is one of the symbol
    private boolean insert(HaltRecord halt) {
        try {
            return database.sql()
                            .sql("INSERT INTO symbol_halt VALUES (?, ?, ?, ?, ?, ?)")
                            .param(halt.symbol().value())
                            .param(halt.halted())
                            .param(halt.operator().value())
                            .param(halt.reason().map(AdjustmentReason::value).orElse(null))
                            .param(halt.complete())
                            .param(Database.timestamp(halt.at()))
                            .update()
                    == 1;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    /// The last one of each symbol; empty if they cannot be read in time.
    Optional<List<HaltRecord>> all() {
        return tasks.run(
                "halts cannot be read",
                () ->
                        database.sql()
                                .sql("SELECT * FROM symbol_halt")
                                .query(HaltRecords::halt)
                                .list());
    }

    private static HaltRecord halt(ResultSet row, int number) throws SQLException {
        Instant at = row.getObject("changed_at", OffsetDateTime.class).toInstant();
        return new HaltRecord(
                new Symbol(row.getString("symbol")),
                row.getBoolean("halted"),
                new AccountId(row.getString("operator")),
                Optional.ofNullable(row.getString("reason")).map(AdjustmentReason::new),
                row.getBoolean("complete"),
                at);
    }
}
