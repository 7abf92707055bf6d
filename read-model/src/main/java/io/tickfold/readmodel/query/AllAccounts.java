package io.tickfold.readmodel.query;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.readmodel.schema.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// All accounts at one moment, for those who look after them.
public final class AllAccounts {

    private static final String PAGE =
            """
            SELECT account_id, balance, opened_at FROM account
            WHERE account_id > ? AND account_id LIKE ? ESCAPE '!'
            ORDER BY account_id LIMIT ?
            """;
    private static final String HOLDINGS =
            "SELECT account_id, "
                    + Holding.SUMS
                    + " FROM open_order WHERE account_id IN (:accounts)"
                    + " GROUP BY account_id, symbol, side ORDER BY account_id, symbol, side";
    private static final String EXPOSURE =
            "SELECT "
                    + Holding.SUMS
                    + " FROM open_order GROUP BY symbol, side ORDER BY symbol, side";

    private static final String QUOTE =
            "(CAST(? AS VARCHAR(20)), CAST(? AS NUMERIC(27, 12)), CAST(? AS NUMERIC(27, 12)))";

    /// The quotes take the place of `%s`.
    private static final String LOWEST_MARGIN_LEVELS =
            """
            SELECT account.account_id, account.balance, account.opened_at
            FROM (
                SELECT o.account_id, SUM(o.margin) AS margin,
                    SUM(o.quantity * CASE o.side WHEN 'buy' THEN q.bid - o.open_price
                        ELSE o.open_price - q.ask END) AS profit
                FROM open_order o LEFT JOIN (VALUES %s) AS q (symbol, bid, ask)
                    ON q.symbol = o.symbol
                GROUP BY o.account_id
                HAVING COUNT(q.symbol) = COUNT(*) AND SUM(o.margin) > 0) AS held
            JOIN account ON account.account_id = held.account_id
            ORDER BY (account.balance + held.profit) / held.margin, account.account_id LIMIT ?
            """;

    private final JdbcClient sql;

    AllAccounts(JdbcClient sql) {
        this.sql = sql;
    }

    /// An account without its orders.
    private record Row(AccountId account, Money balance, Instant openedAt) {

        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(
                    new AccountId(row.getString("account_id")),
                    Columns.money(row, "balance"),
                    Columns.time(row, "opened_at"));
        }

        AccountSummary with(List<Holding> holdings) {
            return new AccountSummary(account, balance, openedAt, holdings);
        }
    }

    /// Those that follow an id, in the order of their ids, at most so many.
    ///
    /// @param prefix that their ids begin with
    /// @param after the id; empty for the first ones
    public List<AccountSummary> page(String prefix, String after, int limit) {
        List<Row> accounts =
                sql.sql(PAGE)
                        .params(after, prefix.replace("_", "!_") + "%", limit)
                        .query(Row::of)
                        .list();
        return withHoldings(accounts);
    }

    /// Those with the lowest margin levels at these quotes, lowest first, at most so many. An
    /// account with an order in another symbol is not among them. Reads all open orders.
    public List<AccountSummary> lowestMarginLevels(Map<Symbol, Quote> quotes, int limit) {
        if (quotes.isEmpty()) {
            return List.of();
        }
        String values = quotes.keySet().stream().map(_ -> QUOTE).collect(joining(", "));
        List<Object> parameters = new ArrayList<>();
        quotes.forEach((symbol, quote) -> {
            parameters.add(symbol.value());
            parameters.add(quote.bid().value());
            parameters.add(quote.ask().value());
        });
        parameters.add(limit);
        return withHoldings(
                sql.sql(LOWEST_MARGIN_LEVELS.replace("%s", values))
                        .params(parameters)
                        .query(Row::of)
                        .list());
    }

    /// The open orders of everybody. Reads all of them.
    public List<Holding> exposure() {
        return sql.sql(EXPOSURE).query((row, _) -> Holding.of(row)).list();
    }

    private List<AccountSummary> withHoldings(List<Row> accounts) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        Map<String, List<Holding>> holdings =
                sql
                        .sql(HOLDINGS)
                        .param(
                                "accounts",
                                accounts.stream().map(row -> row.account().value()).toList())
                        .query((row, _) -> Map.entry(row.getString("account_id"), Holding.of(row)))
                        .list()
                        .stream()
                        .collect(
                                groupingBy(
                                        Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return accounts.stream()
                .map(row -> row.with(holdings.getOrDefault(row.account().value(), List.of())))
                .toList();
    }
}
