package io.tickfold.gateway.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Side;
import io.tickfold.gateway.AccountHistory;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReadsTest extends GatewayHttpTest {

    private static final String OPEN = "/api/v1/trade/open";
    private static final String ORDERS = "/api/v1/trade/orders";
    private static final OrderTerms BUY =
            AccountHistory.order(
                    "ord_0000000000000001", "BTCUSDT", Side.BUY, "0.5", "42000", "2100");
    private static final OrderTerms SELL =
            AccountHistory.order("ord_0000000000000002", "ETHUSDT", Side.SELL, "2", "2010", "402");
    private static final ProtectiveLevels LEVELS =
            new ProtectiveLevels(Optional.of(Price.of("45000")), Optional.of(Price.of("40000.5")));

    private final AccountHistory alice = new AccountHistory(Events.ALICE).opened("10000");

    @Test
    void listsOpenOrdersAtTheirClosingSide() {
        log.append(alice.opens(BUY, LEVELS, "mine").opens(SELL).events());
        quote("BTCUSDT", "42350.75", "42400");
        quote("ETHUSDT", "2000", "2005.5");
        HttpResponse<String> response = get(ORDERS);
        assertThat(response.body())
                .isEqualTo(
                        "{\"message\":[{\"orderId\":\"ord_0000000000000001\",\"symbol\":\"BTCUSDT\","
                                + "\"type\":\"buy\",\"quantity\":0.5,\"leverage\":10,"
                                + "\"openPrice\":42000.00,\"currentPrice\":42350.75,"
                                + "\"profit\":175.38,\"takeProfit\":45000.00,\"stopLoss\":40000.50,"
                                + "\"openTime\":\"2026-01-02T03:04:07.000Z\",\"status\":\"OPEN\","
                                + "\"clientOrderId\":\"mine\"},"
                                + "{\"orderId\":\"ord_0000000000000002\",\"symbol\":\"ETHUSDT\","
                                + "\"type\":\"sell\",\"quantity\":2,\"leverage\":10,"
                                + "\"openPrice\":2010.00,\"currentPrice\":2005.50,"
                                + "\"profit\":9.00,\"takeProfit\":null,\"stopLoss\":null,"
                                + "\"openTime\":\"2026-01-02T03:04:08.000Z\",\"status\":\"OPEN\","
                                + "\"clientOrderId\":null}]}");
        assertThat(get(OPEN).body()).isEqualTo(response.body());
        assertThat(header(response, "Position")).isNotEmpty();
    }

    @Test
    void listsNothingForThoseWhoHaveNothing() {
        assertThat(get(ORDERS).body()).isEqualTo("{\"message\":[]}");
        assertThat(get(CLOSE).body()).isEqualTo("{\"message\":[]}");
    }

    @Test
    void knowsNoProfitWithoutAQuote() {
        log.append(alice.opens(BUY).events());
        assertThat(get(ORDERS).body()).contains("\"currentPrice\":null,\"profit\":null,");
    }

    @Test
    void knowsNoProfitAtAPriceThatTheEngineIgnores() {
        OrderTerms order =
                AccountHistory.order(
                        "ord_0000000000000003", "XRPUSDT", Side.SELL, "5000", "0.5", "250");
        log.append(alice.opens(order).events());
        quote("XRPUSDT", "999999999999998", "999999999999999");
        assertThat(get(ORDERS).body()).contains("\"currentPrice\":null,\"profit\":null,");
        assertThat(get("/api/v1/account").body()).contains("\"equity\":null,");
    }

    @Test
    void showsTheProfitThatClosingTheRestWouldBook() {
        OrderTerms order =
                AccountHistory.order(
                        "ord_0000000000000003", "BTCUSDT", Side.BUY, "0.003", "100", "0.03");
        log.append(
                alice.opens(order)
                        .reduces(left(order, "0.002"), "0.001", "104", "0.00")
                        .reduces(left(order, "0.001"), "0.001", "104", "0.01")
                        .events());
        quote("BTCUSDT", "104", "105");
        assertThat(get(ORDERS).body()).contains("\"quantity\":0.001,").contains("\"profit\":0.00,");
        quote("BTCUSDT", "107.1", "108");
        assertThat(get(ORDERS).body()).contains("\"profit\":0.01,");
    }

    @Test
    void listsClosedOrdersWithAllTheirParts() {
        log.append(
                alice.opens(BUY)
                        .reduces(left(BUY, "0.3"), "0.2", "42100", "20")
                        .closes(left(BUY, "0.3"), "42200", "60")
                        .events());
        assertThat(get(CLOSE).body())
                .isEqualTo(
                        "{\"message\":[{\"orderId\":\"ord_0000000000000001\",\"symbol\":\"BTCUSDT\","
                                + "\"type\":\"buy\",\"quantity\":0.5,\"leverage\":10,"
                                + "\"openPrice\":42000.00,\"closePrice\":42200.00,\"profit\":80.00,"
                                + "\"openTime\":\"2026-01-02T03:04:07.000Z\","
                                + "\"closeTime\":\"2026-01-02T03:04:09.000Z\","
                                + "\"closeReason\":\"MANUAL\",\"status\":\"CLOSED\","
                                + "\"clientOrderId\":null,\"reductions\":[{\"quantity\":0.2,"
                                + "\"closePrice\":42100.00,\"profit\":20.00,"
                                + "\"closeTime\":\"2026-01-02T03:04:08.000Z\"}]}]}");
        assertThat(get(ORDERS).body()).isEqualTo("{\"message\":[]}");
    }

    @Test
    void leadsThroughTheHistoryPageByPage() {
        int orders = 23;
        for (int i = 0; i < orders; i++) {
            OrderTerms order = order(i);
            alice.opens(order).closes(order, "42100", "1");
        }
        log.append(alice.events());
        List<String> seen = new ArrayList<>();
        Optional<String> page = Optional.of(CLOSE + "?limit=5");
        int pages = 0;
        while (page.isPresent()) {
            HttpResponse<String> response = get(page.get());
            assertThat(response.statusCode()).isEqualTo(200);
            seen.addAll(ids(response.body()));
            page = next(response);
            pages++;
        }
        List<String> expected = new ArrayList<>();
        for (int i = orders - 1; i >= 0; i--) {
            expected.add(order(i).orderId().value());
        }
        assertThat(seen).isEqualTo(expected);
        assertThat(pages).isEqualTo(5);
    }

    @Test
    void endsAPageBeforeItIsLongAndLeadsToTheRest() {
        for (int i = 0; i < 1_000; i++) {
            OrderTerms order = order(i);
            alice.opens(order).closes(order, "42100", "1");
        }
        log.append(alice.events());
        Set<String> seen = new HashSet<>();
        Optional<String> page = Optional.of(CLOSE + "?limit=1000");
        while (page.isPresent()) {
            HttpResponse<String> response = get(page.get());
            assertThat(response.body()).hasSizeLessThan(262_144);
            seen.addAll(ids(response.body()));
            page = next(response);
        }
        assertThat(seen).hasSize(1_000);
    }

    @Test
    void endsAPageEarlierIfItsOrdersHaveManyParts() {
        for (int i = 0; i < 3; i++) {
            OrderTerms order = order(i);
            alice.opens(order);
            for (int part = 0; part < 1_000; part++) {
                alice.reduces(order, "0.0001", "42100", "0.01");
            }
            alice.closes(order, "42100", "1");
        }
        log.append(alice.events());
        HttpResponse<String> first = get(CLOSE + "?limit=10");
        assertThat(ids(first.body())).hasSize(1);
        HttpResponse<String> second = get(next(first).orElseThrow());
        assertThat(ids(second.body())).hasSize(1);
        HttpResponse<String> third = get(next(second).orElseThrow());
        assertThat(ids(third.body())).hasSize(1);
        assertThat(next(third)).isEmpty();
    }

    @Test
    void refusesCursorsThatItHasNotMadeForTheAccount() {
        String bobs = new HistoryCursor(7).text(new AccountId("bob"));
        String own = new HistoryCursor(7).text(Events.ALICE);
        assertThat(get(CLOSE + "?before=" + own).statusCode()).isEqualTo(200);
        assertNoCursor("before=" + bobs);
        assertNoCursor("before=" + own + "&before=" + own);
        assertNoCursor("before=" + own.substring(1));
        char last = own.charAt(5) == 'A' ? 'B' : 'A';
        assertNoCursor("before=" + own.substring(0, 5) + last + own.substring(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"before=", "before=7", "before=%00"})
    void refusesWhatIsNoCursor(String query) {
        assertNoCursor(query);
    }

    private void assertNoCursor(String query) {
        assertRefused(
                get(CLOSE + "?" + query),
                400,
                "INVALID_CURSOR",
                "before must be taken from the link to a page");
    }

    @Test
    void tellsAnOrdersStory() {
        CommandId command = new CommandId("c-1");
        log.append(
                alice.by(command, "")
                        .opens(BUY)
                        .amends(BUY, LEVELS)
                        .reduces(left(BUY, "0.3"), "0.2", "42100", "20")
                        .opens(SELL)
                        .events());
        quote("BTCUSDT", "42000", "42001");
        HttpResponse<String> response = get(ORDERS + "/" + BUY.orderId());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .startsWith("{\"order\":{\"orderId\":\"ord_0000000000000001\"")
                .contains("\"quantity\":0.3,")
                .contains(
                        "\"events\":[{\"sequence\":2,\"type\":\"tickfold.order-opened.v1\","
                                + "\"at\":\"2026-01-02T03:04:07.000Z\","
                                + "\"cause\":{\"commandId\":\"c-1\",\"inputOffset\":102},"
                                + "\"price\":42000.00,\"data\":{\"accountId\":\"alice\"")
                .contains(
                        "\"type\":\"tickfold.order-amended.v1\","
                                + "\"at\":\"2026-01-02T03:04:08.000Z\","
                                + "\"cause\":{\"commandId\":\"c-1\",\"inputOffset\":103},"
                                + "\"price\":null")
                .contains("\"price\":42100.00")
                .doesNotContain("ord_0000000000000002");
    }

    @Test
    void tellsTheStoryOfAClosedOrderToo() {
        log.append(alice.opens(BUY).closes(BUY, "42200", "100").events());
        assertThat(get(ORDERS + "/" + BUY.orderId()).body())
                .contains("\"status\":\"CLOSED\"")
                .contains("\"price\":42200.00");
    }

    @Test
    void knowsNoOrderOfAnotherAccount() {
        AccountHistory bob = new AccountHistory(new AccountId("bob")).opened("10000");
        log.append(bob.opens(BUY).events());
        for (String id : List.of(BUY.orderId().value(), "ord_ffffffffffffffff", "x", "ord_X")) {
            assertRefused(get(ORDERS + "/" + id), 404, "UNKNOWN_ORDER", "Order not found");
        }
    }

    private static OrderTerms left(OrderTerms order, String quantity) {
        return order.reducedTo(Quantity.of(quantity), Money.of("0.01"));
    }

    private static OrderTerms order(int number) {
        String id = String.format(Locale.ROOT, "ord_%016x", number);
        return AccountHistory.order(id, "BTCUSDT", Side.BUY, "0.1", "42000", "420");
    }

    private static List<String> ids(String body) {
        return Pattern.compile("ord_[0-9a-f]{16}")
                .matcher(body)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static Optional<String> next(HttpResponse<String> response) {
        Matcher link = Pattern.compile("<(.*)>; rel=\"next\"").matcher(header(response, "Link"));
        return link.matches() ? Optional.of(link.group(1)) : Optional.empty();
    }
}
