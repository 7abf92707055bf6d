package io.tickfold.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.AccountHistory;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.readmodel.ProjectedLog;
import io.tickfold.readmodel.log.LogPosition;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The worked examples of the design, as far as they can be read.
class AccountReadsTest extends GatewayHttpTest {

    private static final String BALANCE = "/api/v1/balance";
    private static final String ACCOUNT = "/api/v1/account";
    private static final OrderTerms BTC =
            AccountHistory.order(
                    "ord_0000000000000001", "BTCUSDT", Side.BUY, "0.1", "43215", "432.15");
    private static final OrderTerms ETH =
            AccountHistory.order(
                    "ord_0000000000000002", "ETHUSDT", Side.BUY, "2", "2010", "402.00");

    private final AccountHistory alice = new AccountHistory(Events.ALICE);

    @Test
    void saysTheBalanceAndUpToWhichEvent() {
        LogPosition position = log.append(alice.opened("10000").events());
        HttpResponse<String> response = get(BALANCE);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"success\",\"message\":10000.00}");
        assertThat(header(response, "Position")).isEqualTo(position.toString());
    }

    @Test
    void knowsNoBalanceOfAnUnknownUser() {
        HttpResponse<String> response = get(BALANCE);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body())
                .isEqualTo("{\"status\":\"error\",\"message\":\"User not found\"}");
        assertThat(header(response, "Refusal-Reason")).isEqualTo("USER_NOT_FOUND");
        assertRefused(get(ACCOUNT), 404, "USER_NOT_FOUND", "User not found");
    }

    @Test
    void asksForAToken() {
        assertThat(send(anonymous(BALANCE).GET()).statusCode()).isEqualTo(401);
        assertThat(send(anonymous(ACCOUNT).GET()).statusCode()).isEqualTo(401);
    }

    @Test
    void valuesAnAccountAtTheClosingSides() {
        log.append(alice.opened("1000").opens(BTC).opens(ETH).events());
        quote("BTCUSDT", "43215", "43300");
        quote("ETHUSDT", "2010", "2020");
        assertThat(get(ACCOUNT).body())
                .isEqualTo(
                        "{\"balance\":165.85,\"marginUsed\":834.15,\"equity\":1000.00,"
                                + "\"freeMargin\":165.85,\"available\":165.85,"
                                + "\"marginLevel\":119.88,\"unrealisedProfit\":0.00}");
        quote("BTCUSDT", "37785", "37800");
        assertThat(get(ACCOUNT).body())
                .contains("\"equity\":457.00")
                .contains("\"freeMargin\":-377.15")
                .contains("\"available\":0.00")
                .contains("\"unrealisedProfit\":-543.00");
    }

    @Test
    void showsTheMarginLevelAfterAStopOut() {
        log.append(
                alice.opened("1000").opens(BTC).opens(ETH).closes(BTC, "37785", "-543").events());
        quote("ETHUSDT", "1990", "2000");
        assertThat(get(ACCOUNT).body())
                .isEqualTo(
                        "{\"balance\":55.00,\"marginUsed\":402.00,\"equity\":417.00,"
                                + "\"freeMargin\":15.00,\"available\":15.00,"
                                + "\"marginLevel\":103.73,\"unrealisedProfit\":-40.00}");
    }

    @Test
    void letsWinsIncreaseTheFreeMarginButNotWhatIsAvailable() {
        OrderTerms order =
                AccountHistory.order(
                        "ord_0000000000000003", "BTCUSDT", Side.BUY, "1", "40000", "4000");
        log.append(alice.opened("9000").opens(order).events());
        quote("BTCUSDT", "35100", "35200");
        assertThat(get(ACCOUNT).body()).contains("\"available\":100.00");
        quote("BTCUSDT", "43000", "43100");
        assertThat(get(ACCOUNT).body())
                .contains("\"freeMargin\":8000.00")
                .contains("\"available\":5000.00");
    }

    @Test
    void neverSaysThatMoreIsAvailableThanCanBeWithdrawn() {
        OrderTerms order =
                AccountHistory.order(
                        "ord_0000000000000003", "BTCUSDT", Side.BUY, "0.001", "40000", "4");
        log.append(alice.opened("104").opens(order).events());
        quote("BTCUSDT", "39999.5", "40000");
        assertThat(get(ACCOUNT).body()).contains("\"available\":99.99");
    }

    @Test
    void hasNoMarginLevelWithoutOrders() {
        log.append(alice.opened("1000").events());
        assertThat(get(ACCOUNT).body())
                .isEqualTo(
                        "{\"balance\":1000.00,\"marginUsed\":0.00,\"equity\":1000.00,"
                                + "\"freeMargin\":1000.00,\"available\":1000.00,"
                                + "\"marginLevel\":null,\"unrealisedProfit\":0.00}");
    }

    @Test
    void leavesOutWhatNoQuoteTells() {
        log.append(alice.opened("1000").opens(BTC).events());
        assertThat(get(ACCOUNT).body())
                .isEqualTo(
                        "{\"balance\":567.85,\"marginUsed\":432.15,\"equity\":null,"
                                + "\"freeMargin\":null,\"available\":null,"
                                + "\"marginLevel\":null,\"unrealisedProfit\":null}");
    }

    @Test
    void seesAtLeastThePositionThatTheClientNames() {
        LogPosition position = log.append(alice.opened("10000").events());
        assertThat(atLeast(position.toString()).statusCode()).isEqualTo(200);
        LogPosition later = new LogPosition(position.partition(), position.offset() + 1);
        HttpResponse<String> response = atLeast(later.toString());
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(header(response, "Refusal-Reason")).isEqualTo("READ_MODEL_BEHIND");
        assertThat(header(response, "Retry-After")).isEqualTo("1");
    }

    @Test
    void showsNothingOfBeforeWhatTheGatewayHasSeen() {
        AccountId lagging = new AccountId("lagging");
        log.lag(lagging);
        String token = token(lagging, Duration.ofMinutes(1));
        assertUnavailable(
                send(anonymous(BALANCE).header("Authorization", "Bearer " + token).GET()),
                "READ_MODEL_BEHIND");
    }

    @Test
    void refusesWhatIsNoPositionOfTheAccount() {
        int partition = Topics.partitionOf(Events.ALICE, ProjectedLog.PARTITIONS);
        int other = (partition + 1) % ProjectedLog.PARTITIONS;
        assertThat(header(atLeast(other + "-0"), "Refusal-Reason"))
                .isEqualTo("INVALID_MIN_POSITION");
        assertThat(header(atLeast("x"), "Refusal-Reason")).isEqualTo("INVALID_MIN_POSITION");
        HttpResponse<String> two =
                send(
                        request(BALANCE)
                                .header("Min-Position", partition + "-0")
                                .header("Min-Position", partition + "-0")
                                .GET());
        assertThat(two.statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> atLeast(String position) {
        return send(request(BALANCE).header("Min-Position", position).GET());
    }

    @Test
    void saysTheBalanceOverTimeInFewPointsThatAreExact() {
        alice.opened("10000");
        for (int i = 0; i < 999; i++) {
            alice.deposits("0.01");
        }
        log.append(alice.events());

        JsonNode all = balances("");
        assertThat(all).hasSize(250);
        assertThat(get(ACCOUNT + "/balances").body())
                .startsWith(
                        "{\"balances\":[{\"sequence\":1,\"at\":\"2026-01-02T03:04:06.000Z\","
                                + "\"balance\":10000.00},")
                .endsWith(
                        ",{\"sequence\":1000,\"at\":\"2026-01-02T03:20:45.000Z\","
                                + "\"balance\":10009.99}]}");
        assertThat(all.valueStream())
                .allSatisfy(point ->
                        assertThat(point.get("balance").decimalValue())
                                .isEqualByComparingTo(
                                        BigDecimal.valueOf(
                                                999_999 + point.get("sequence").asLong(), 2)));
    }

    @Test
    void saysTheBalanceOfATimeAndTheOneBefore() {
        log.append(
                alice.opened("10")
                        .deposits("1")
                        .deposits("1")
                        .deposits("1")
                        .deposits("1")
                        .events());

        assertThat(
                        balances("?from=2026-01-02T03:04:08Z&to=2026-01-02T03:04:10Z")
                                .findValuesAsString("sequence"))
                .containsExactly("2", "3", "4");
        assertThat(balances("?to=2026-01-02T03:04:06Z")).isEmpty();
        assertThat(balances("?from=2027-01-01T00:00:00Z").findValuesAsString("sequence"))
                .containsExactly("5");
        for (String wrong :
                List.of("from=today", "from=2026-01-02T03:04:08Z&to=2026-01-02T03:04:08Z")) {
            assertRefused(
                    get(ACCOUNT + "/balances?" + wrong),
                    400,
                    "INVALID_TIME_RANGE",
                    GatewayRefusal.INVALID_TIME_RANGE.error());
        }
    }

    private JsonNode balances(String query) {
        HttpResponse<String> answer = get(ACCOUNT + "/balances" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).get("balances");
    }
}
