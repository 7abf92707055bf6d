package io.tickfold.readmodel.query;

import io.tickfold.contract.value.AccountId;
import io.tickfold.readmodel.schema.Columns;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The balance of an account over time, after some of its events that are evenly spread over all of
/// them: an account of a million events is read as fast as one of a thousand.
record AccountBalances(JdbcClient sql, AccountId account) {

    /// The most points of an answer.
    private static final int MOST = 250;

    private static final String TIME =
            "SELECT happened_at FROM event WHERE account_id = ? AND sequence = ?";

    /// In their order: the last event before a time, and those from it on and before another time.
    List<BalanceAt> between(Instant from, Instant to) {
        long first = Math.max(1, firstAtOrAfter(from) - 1);
        long last = firstAtOrAfter(to) - 1;
        return last < first
                ? List.of()
                : new AccountEvents(sql)
                        .named(account, spread(first, last)).stream().map(BalanceAt::of).toList();
    }

    private static List<Long> spread(long first, long last) {
        long steps = last - first;
        return steps < MOST
                ? LongStream.rangeClosed(first, last).boxed().toList()
                : LongStream.range(0, MOST).mapToObj(i -> first + i * steps / (MOST - 1)).toList();
    }

    /// The sequence of the first event that happened then or later, or the one after the last:
    /// times never fall from one event of an account to the next.
    private long firstAtOrAfter(Instant time) {
        long low = 1;
        long high = new AccountEvents(sql).lastSequence(account) + 1;
        while (low < high) {
            long middle = (low + high) / 2;
            if (at(middle).isBefore(time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Instant at(long sequence) {
        return sql.sql(TIME)
                .params(account.value(), sequence)
                .query((row, _) -> Columns.time(row, "happened_at"))
                .optional()
                .orElse(Instant.EPOCH);
    }
}
