package io.tickfold.readmodel.query;

import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import io.tickfold.readmodel.DatabaseKind;
import io.tickfold.readmodel.ProjectedLog;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is summed up of all accounts is the sum of what each of them says.
class AllAccountsTest {

    private static final long SEED = Long.getLong("tickfold.test.seed", System.nanoTime());
    private static final int ACCOUNTS = 60;
    private static final List<Symbol> SYMBOLS =
            Stream.of("BTCUSDT", "ETHUSDT", "SOLUSDT").map(Symbol::new).toList();
    private static final Symbol UNQUOTED = new Symbol("XYZUSDT");

    private final Random random = new Random(SEED);
    private final Map<Symbol, Quote> quotes =
            Map.of(
                    SYMBOLS.get(0), quote("42000.10", "42010.30"),
                    SYMBOLS.get(1), quote("2010.07", "2011"),
                    SYMBOLS.get(2), quote("0.000123456789", "0.0002"));

    private static Quote quote(String bid, String ask) {
        return new Quote(Price.of(bid), Price.of(ask));
    }

    private static ProjectedLog open(DatabaseKind kind) {
        return switch (kind) {
            case H2 -> ProjectedLog.inMemory();
            case POSTGRESQL -> ProjectedLog.onPostgres();
        };
    }

    @ParameterizedTest
    @EnumSource
    void sumUpWhatEachSays(DatabaseKind kind) {
        System.out.println("seed " + SEED);
        try (ProjectedLog log = open(kind)) {
            List<AccountId> accounts = fill(log.database().sql());
            ReadModel readModel = log.readModel();
            List<AccountSummary> found = pages(readModel, "", 7);
            assertThat(found)
                    .extracting(AccountSummary::account)
                    .containsExactlyInAnyOrderElementsOf(accounts);
            found.forEach(each -> assertIsTheSum(each, readModel));
            assertExposureIsTheSumOf(found, readModel);
            assertLowestAreFirst(found, readModel);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findThoseThatBeginWithAText(DatabaseKind kind) {
        try (ProjectedLog log = open(kind)) {
            List<AccountId> accounts = fill(log.database().sql());
            ReadModel readModel = log.readModel();
            assertThat(pages(readModel, "a_1", 3))
                    .extracting(each -> each.account().value())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(
                            accounts.stream()
                                    .map(AccountId::value)
                                    .filter(id -> id.startsWith("a_1"))
                                    .toList());
            assertThat(pages(readModel, "nobody", 3)).isEmpty();
        }
    }

    private static List<AccountSummary> pages(ReadModel readModel, String prefix, int limit) {
        List<AccountSummary> found = new ArrayList<>();
        String after = "";
        List<AccountSummary> page;
        do {
            String last = after;
            page = readModel.readAll(Optional.empty(), all -> all.page(prefix, last, limit));
            found.addAll(page);
            after = page.isEmpty() ? "" : page.getLast().account().value();
        } while (!page.isEmpty());
        return found;
    }

    private static AccountSnapshotValues values(AccountId account, ReadModel readModel) {
        return readModel
                .read(
                        account,
                        Optional.empty(),
                        one -> new AccountSnapshotValues(one.balance(), one.openOrders()))
                .result();
    }

    private record AccountSnapshotValues(Optional<Money> balance, List<HeldOrder> orders) {}

    private void assertIsTheSum(AccountSummary summary, ReadModel readModel) {
        AccountSnapshotValues values = values(summary.account(), readModel);
        assertThat(summary.balance()).isEqualTo(values.balance().orElseThrow());
        assertThat(summary.openOrders()).isEqualTo(values.orders().size());
        assertThat(summary.holdings())
                .allSatisfy(holding -> assertIsTheSum(holding, values.orders()));
    }

    private void assertIsTheSum(Holding holding, List<HeldOrder> orders) {
        List<HeldOrder> of =
                orders.stream()
                        .filter(order -> order.symbol().equals(holding.symbol()))
                        .filter(order -> order.terms().side() == holding.side())
                        .toList();
        assertThat(holding.orders()).isEqualTo(of.size());
        assertThat(holding.quantity())
                .isEqualByComparingTo(sum(of, order -> order.terms().quantity().value()));
        assertThat(holding.margin()).isEqualByComparingTo(sum(of, HeldOrder::margin));
        Quote quote = quotes.getOrDefault(holding.symbol(), quote("7", "8"));
        assertThat(holding.exactProfit(quote))
                .isEqualByComparingTo(sum(of, order -> order.exactProfit(quote)));
    }

    private static <T> BigDecimal sum(List<T> all, Function<T, BigDecimal> value) {
        return all.stream().map(value).reduce(ZERO, BigDecimal::add);
    }

    private void assertExposureIsTheSumOf(List<AccountSummary> accounts, ReadModel readModel) {
        List<HeldOrder> orders =
                accounts.stream()
                        .flatMap(each -> values(each.account(), readModel).orders().stream())
                        .toList();
        List<Holding> exposure = readModel.readAll(Optional.empty(), AllAccounts::exposure);
        assertThat(exposure).allSatisfy(holding -> assertIsTheSum(holding, orders));
        assertThat(exposure.stream().mapToLong(Holding::orders).sum()).isEqualTo(orders.size());
    }

    private void assertLowestAreFirst(List<AccountSummary> accounts, ReadModel readModel) {
        List<AccountSummary> expected =
                accounts.stream()
                        .filter(each -> each.openOrders() > 0)
                        .filter(each ->
                                each.holdings().stream()
                                        .allMatch(held -> quotes.containsKey(held.symbol())))
                        .sorted(
                                Comparator.comparing(this::level)
                                        .thenComparing(each -> each.account().value()))
                        .limit(10)
                        .toList();
        assertThat(lowest(readModel, quotes)).isEqualTo(expected);
        assertThat(lowest(readModel, Map.of())).isEmpty();
    }

    private static List<AccountSummary> lowest(ReadModel readModel, Map<Symbol, Quote> quotes) {
        return readModel.readAll(Optional.empty(), all -> all.lowestMarginLevels(quotes, 10));
    }

    private BigDecimal level(AccountSummary account) {
        BigDecimal margin = sum(account.holdings(), Holding::margin);
        BigDecimal profit =
                sum(
                        account.holdings(),
                        held ->
                                held.exactProfit(
                                        Optional.ofNullable(quotes.get(held.symbol()))
                                                .orElseThrow()));
        return account.balance().value().add(profit).divide(margin, new MathContext(12));
    }

    private List<AccountId> fill(JdbcClient sql) {
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            String form = i % 2 == 0 ? "a_%d-%02d" : "ab%d%02d";
            AccountId account =
                    new AccountId(String.format(Locale.ROOT, form, random.nextInt(3), i));
            accounts.add(account);
            sql.sql(
                            "INSERT INTO account VALUES (?, 0, 1, ?,"
                                    + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00')")
                    .params(account.value(), BigDecimal.valueOf(random.nextInt(1_000_000), 2))
                    .update();
            for (int order = random.nextInt(6); order > 0; order--) {
                addOrder(sql, account, order);
            }
        }
        return accounts;
    }

    private void addOrder(JdbcClient sql, AccountId account, int order) {
        Symbol symbol =
                random.nextInt(20) == 0 ? UNQUOTED : SYMBOLS.get(random.nextInt(SYMBOLS.size()));
        BigDecimal price = BigDecimal.valueOf(1 + random.nextInt(100_000_000), random.nextInt(9));
        sql.sql(
                        "INSERT INTO open_order VALUES (?, ?, ?, ?, ?, ?, ?, 10, ?, ?, 0, NULL,"
                                + " NULL, NULL,"
                                + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00')")
                .params(
                        account.value(),
                        String.format(Locale.ROOT, "ord_%016x", order),
                        order,
                        symbol.value(),
                        (random.nextBoolean() ? Side.BUY : Side.SELL).toString(),
                        BigDecimal.valueOf(1 + random.nextInt(1_000_000), 8),
                        BigDecimal.valueOf(1_000_001, 8),
                        price,
                        BigDecimal.valueOf(1 + random.nextInt(100_000), 2))
                .update();
    }
}
