package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.standalone.TradingClient.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/// What the audit tool says of an account at a moment is what the API of a running instance said
/// then; at as many moments as `-Dtickfold.test.moments` says.
@Order(CommonInstance.TURN)
class AccountAtAMomentTest {

    private static final int MOMENTS = Integer.getInteger("tickfold.test.moments", 30);
    private static final int CLIENTS = 8;
    private static final long SEED = Long.getLong("tickfold.test.seed", System.nanoTime());

    private final Random random = new Random(SEED);
    private final Map<String, List<String>> open = new TreeMap<>();

    @RegisterExtension static final CommonInstance INSTANCE = CommonInstance.INSTANCE;

    /// What the API said of an account, and when.
    ///
    /// @param orders quantity, levels and opening price of each that was open, by its id
    private record Capture(
            String account,
            Instant moment,
            BigDecimal balance,
            BigDecimal margin,
            Map<String, List<BigDecimal>> orders) {}

    @Test
    void isWhatTheApiSaidThen() throws Exception {
        System.out.println("-Dtickfold.test.seed=" + SEED);
        List<Capture> captures = trade();
        assertThat(captures).anyMatch(each -> each.orders().size() > 1);

        for (Capture live : captures) {
            assertThat(audited(live)).isEqualTo(live);
        }
        JsonNode report =
                AuditRun.json("verify", "--json", "--bootstrap-servers", INSTANCE.kafka());
        assertThat(report.get("findings")).isEmpty();
    }

    private List<Capture> trade() throws Exception {
        List<Capture> captures = new ArrayList<>();
        while (captures.size() < MOMENTS) {
            String account = "moment-" + random.nextInt(CLIENTS);
            TradingClient client = INSTANCE.client(account);
            change(client, open.computeIfAbsent(account, _ -> new ArrayList<>()));
            if (random.nextInt(3) == 0) {
                captures.add(capture(client, account));
            }
        }
        return captures;
    }

    /// Does one thing of those that clients do.
    private void change(TradingClient client, List<String> orders) throws Exception {
        if (orders.isEmpty()) {
            orders.add(client.open());
            return;
        }
        String some = orders.get(random.nextInt(orders.size()));
        switch (random.nextInt(6)) {
            case 0, 1 -> orders.add(client.open());
            case 2 -> {
                orders.remove(some);
                requireDone(client.closeOrder(some));
            }
            case 3 ->
                    client.close(
                            String.format(
                                    Locale.ROOT, "{\"orderId\":\"%s\",\"quantity\":0.001}", some));
            case 4 -> requireDone(client.amend(some, "{\"takeProfit\":90000,\"stopLoss\":1000}"));
            default -> requireDone(client.post("/api/v1/account/deposits", "{\"amount\":12.34}"));
        }
    }

    private static void requireDone(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /// The account as it is now. Nothing happens to it until the moment has passed.
    private Capture capture(TradingClient client, String account) throws Exception {
        Instant moment = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        JsonNode worth = get(client, "/api/v1/account");
        Map<String, List<BigDecimal>> orders = new TreeMap<>();
        for (JsonNode order : get(client, "/api/v1/trade/orders").get("message")) {
            orders.put(order.get("orderId").asString(), terms(order));
        }
        Awaitility.await()
                .pollInterval(Duration.ofMillis(1))
                .until(() -> Instant.now().isAfter(moment.plusMillis(1)));
        return new Capture(
                account, moment, number(worth, "balance"), number(worth, "marginUsed"), orders);
    }

    private static JsonNode get(TradingClient client, String path) throws Exception {
        Answer answer = TradingClient.send(client.request(path).GET());
        requireDone(answer);
        return answer.json();
    }

    private static Capture audited(Capture live) {
        JsonNode then =
                AuditRun.json(
                        "account",
                        live.account(),
                        "--at",
                        live.moment().toString(),
                        "--json",
                        "--bootstrap-servers",
                        INSTANCE.kafka());
        Map<String, List<BigDecimal>> orders = new TreeMap<>();
        then.get("openOrders")
                .forEach(order -> orders.put(order.get("orderId").asString(), terms(order)));
        return new Capture(
                live.account(),
                live.moment(),
                number(then, "balance"),
                number(then, "marginUsed"),
                orders);
    }

    private static List<BigDecimal> terms(JsonNode order) {
        return List.of(
                number(order, "quantity"),
                number(order, "leverage"),
                number(order, "openPrice"),
                number(order, "takeProfit"),
                number(order, "stopLoss"));
    }

    /// Without zeros at its end; an absent one is zero.
    private static BigDecimal number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        boolean isAbsent = value.isMissingNode() || value.isNull();
        return isAbsent ? BigDecimal.ZERO : new BigDecimal(value.asString()).stripTrailingZeros();
    }
}
