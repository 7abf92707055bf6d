package io.tickfold.gateway.operator;

import io.tickfold.readmodel.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/// Keeps the keys of halts in a table that gateways share: for 24 hours, and a minute more, so that
/// what the log still ignores is answered as a repetition.
final class StoredHaltKeys implements HaltMemory {

    static final Duration BOUND = Duration.ofHours(24).plusMinutes(1);

    private final Database database;
    private final InstantSource time;

    StoredHaltKeys(Database database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    private record Row(String asked, boolean sent) {

        Earlier against(String other) {
            if (!asked.equals(other)) {
                return Earlier.OTHER;
            }
            return sent ? Earlier.SENT : Earlier.NOT_SENT;
        }
    }

    /// If another gateway is faster with another halt, that one has the key.
    @Override
    public Earlier begin(Key key, String asked) {
        Instant now = time.instant();
        forgetUntil(now.minus(BOUND));
        try {
            add(key, asked, now);
            return Earlier.NOT_SENT;
        } catch (DuplicateKeyException _) {
            return find(key).map(row -> row.against(asked)).orElse(Earlier.NOT_SENT);
        }
    }

    private void forgetUntil(Instant end) {
        database.sql()
                .sql("DELETE FROM halt_key WHERE created_at <= ?")
                .param(Database.timestamp(end))
                .update();
    }

    private void add(Key key, String asked, Instant now) {
        database.sql()
                .sql(
                        """
                        INSERT INTO halt_key (operator, idempotency_key, asked, sent, created_at)
                        VALUES (?, ?, ?, FALSE, ?)\
                        """)
                .params(key.operator().value(), key.key().value(), asked, Database.timestamp(now))
                .update();
    }

    private Optional<Row> find(Key key) {
        return database.sql()
                .sql(
                        """
                        SELECT asked, sent FROM halt_key
                        WHERE operator = ? AND idempotency_key = ?\
                        """)
                .params(key.operator().value(), key.key().value())
                .query((row, _) -> new Row(row.getString(1), row.getBoolean(2)))
                .optional();
    }

    @Override
    public void sent(Key key, String asked) {
        database.sql()
                .sql(
                        """
                        UPDATE halt_key SET sent = TRUE
                        WHERE operator = ? AND idempotency_key = ? AND asked = ?\
                        """)
                .params(key.operator().value(), key.key().value(), asked)
                .update();
    }
}
