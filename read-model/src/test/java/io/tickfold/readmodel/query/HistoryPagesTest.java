package io.tickfold.readmodel.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.AccountId;
import io.tickfold.readmodel.ProjectedLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A page of a long history takes no longer than one of a short history, wherever it is.
///
/// `-Dtickfold.test.history=1000000` reads all pages of as many orders, and then each of them must
/// keep to the limit.
class HistoryPagesTest {

    private static final int SMALL = 20_000;
    private static final int ORDERS = Integer.getInteger("tickfold.test.history", SMALL);
    private static final int PAGE = 100;
    private static final Duration LIMIT = Duration.ofMillis(20);
    private static final AccountId ALICE = new AccountId("alice");
    private static final AccountId OTHER = new AccountId("bob");

    @Test
    void readsEachPageInLittleTimeOnPostgres() {
        try (ProjectedLog log = ProjectedLog.onPostgres()) {
            JdbcClient sql = log.database().sql();
            fill(sql, ALICE, ORDERS);
            fill(sql, OTHER, ORDERS / 10);
            sql.sql("ANALYZE").update();
            ReadModel readModel = log.readModel();
            readAll(readModel, SMALL / PAGE);
            List<Long> nanos = readAll(readModel, ORDERS / PAGE);
            Collections.sort(nanos);
            System.out.printf(
                    Locale.ROOT,
                    "%d pages of %d out of %d closed orders: median %.2f ms, 99 %% %.2f ms,"
                            + " slowest %.2f ms%n",
                    nanos.size(),
                    PAGE,
                    ORDERS,
                    millis(nanos.get(nanos.size() / 2)),
                    millis(nanos.get(nanos.size() * 99 / 100)),
                    millis(nanos.getLast()));
            if (ORDERS > SMALL) {
                assertThat(nanos.getLast()).isLessThan(LIMIT.toNanos());
            }
        }
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    /// @return how long each page took
    private static List<Long> readAll(ReadModel readModel, int pages) {
        List<Long> nanos = new ArrayList<>();
        long before = Long.MAX_VALUE;
        for (int i = 0; i < pages; i++) {
            long from = before;
            long start = System.nanoTime();
            ClosedPage page =
                    readModel
                            .read(
                                    ALICE,
                                    Optional.empty(),
                                    account -> account.closedOrders(from, PAGE))
                            .result();
            nanos.add(System.nanoTime() - start);
            assertThat(page.orders()).hasSize(PAGE);
            before = page.orders().getLast().sequence();
        }
        return nanos;
    }

    /// Every tenth order was closed in two parts.
    private static void fill(JdbcClient sql, AccountId account, int orders) {
        int orderRows =
                sql.sql(
                                """
                                INSERT INTO closed_order
                                SELECT (SELECT coalesce(max(log_position), 0) FROM closed_order) + 3 * i + 2,
                                       ?, 3 * i + 2, 'ord_' || lpad(to_hex(i), 16, '0'), 3 * i,
                                       'BTCUSDT', 'buy', 0.1, 10, 42000.00 + i % 100, 42100.25,
                                       10.02, 'MANUAL', NULL,
                                       TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00'
                                           + i * INTERVAL '1 second',
                                       TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:01+00'
                                           + i * INTERVAL '1 second'
                                FROM generate_series(1, ?) AS i
                                """)
                        .params(account.value(), orders)
                        .update();
        int reductions =
                sql.sql(
                                """
                                INSERT INTO reduction
                                SELECT log_position - 1, account_id, sequence - 1, order_id, 0.05, 42050.00, 2.50,
                                       opened_at
                                FROM closed_order WHERE account_id = ? AND sequence % 10 = 0
                                """)
                        .param(account.value())
                        .update();
        assertThat(orderRows).isEqualTo(orders);
        assertThat(reductions).isPositive();
    }
}
