package io.tickfold.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Side;
import io.tickfold.gateway.AccountHistory;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.readmodel.log.LogPosition;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What operators read of accounts.
class OperatorAccountsTest extends GatewayHttpTest {

    private static final String ACCOUNTS = "/api/v1/admin/accounts";
    private static final OrderTerms BTC =
            AccountHistory.order(
                    "ord_0000000000000001", "BTCUSDT", Side.BUY, "0.1", "43215", "432.15");
    private static final OrderTerms ETH =
            AccountHistory.order(
                    "ord_0000000000000002", "ETHUSDT", Side.BUY, "2", "2010", "402.00");
    private static final OrderTerms UNQUOTED =
            AccountHistory.order("ord_0000000000000003", "SOLUSDT", Side.BUY, "1", "100", "10.00");

    private static AccountHistory account(String id) {
        return new AccountHistory(new AccountId(id));
    }

    private LogPosition fill() {
        log.append(account("ann").opened("1000").opens(BTC).opens(ETH).events());
        log.append(account("bob").opened("5000").opens(ETH).events());
        log.append(account("bo_b").opened("7").events());
        return log.append(account("carol").opened("500").opens(UNQUOTED).events());
    }

    private void quotes() {
        quote("BTCUSDT", "43215", "43300");
        quote("ETHUSDT", "2010", "2020");
    }

    private static List<String> ids(HttpResponse<String> response) {
        JsonNode accounts = new JsonMapper().readTree(response.body()).get("accounts");
        return accounts.valueStream().map(each -> each.get("accountId").asString()).toList();
    }

    private HttpResponse<String> lowest(LogPosition position) {
        return send(
                operator(ACCOUNTS + "?sort=marginLevel")
                        .header("Min-Position", position.toString())
                        .GET());
    }

    @Test
    void listEachWithWhatItIsWorth() {
        fill();
        quotes();
        assertThat(getAsOperator(ACCOUNTS + "?limit=1").body())
                .isEqualTo(
                        "{\"accounts\":[{\"accountId\":\"ann\","
                                + "\"openedAt\":\"2026-01-02T03:04:06.000Z\",\"openOrders\":2,"
                                + "\"figures\":{\"balance\":165.85,\"marginUsed\":834.15,"
                                + "\"equity\":1000.00,\"freeMargin\":165.85,"
                                + "\"available\":165.85,\"marginLevel\":119.88,"
                                + "\"unrealisedProfit\":0.00}}]}");
    }

    @Test
    void areReadPageByPage() {
        fill();
        HttpResponse<String> first = getAsOperator(ACCOUNTS + "?limit=3");
        assertThat(ids(first)).hasSize(3);
        String link = header(first, "Link");
        assertThat(link).matches("</api/v1/admin/accounts\\?limit=3&after=\\w+>; rel=\"next\"");
        HttpResponse<String> second = getAsOperator(link.replaceAll("<([^>]+)>.*", "$1"));
        assertThat(header(second, "Link")).isEmpty();
        assertThat(ids(second)).hasSize(1).doesNotContainAnyElementsOf(ids(first));
    }

    @Test
    void areFoundByWhatTheirIdsBeginWith() {
        fill();
        assertThat(ids(getAsOperator(ACCOUNTS + "?prefix=bo")))
                .containsExactlyInAnyOrder("bob", "bo_b");
        HttpResponse<String> first = getAsOperator(ACCOUNTS + "?prefix=bo_&limit=1");
        assertThat(ids(first)).containsExactly("bo_b");
        assertThat(header(first, "Link")).contains("&prefix=bo_&after=bo_b>");
    }

    @Test
    void areListedByTheirMarginLevelsLowestFirst() {
        LogPosition last = fill();
        quotes();
        assertThat(ids(lowest(last))).containsExactly("ann", "bob");
        assertThat(ids(getAsOperator(ACCOUNTS + "?sort=marginLevel&limit=1")))
                .containsExactly("ann");
    }

    @Test
    void areReadAsTheirOwnersReadThem() {
        log.append(account("alice").opened("1000").opens(BTC).events());
        quotes();
        assertThat(getAsOperator(ACCOUNTS + "/alice").body())
                .isEqualTo(get("/api/v1/account").body())
                .contains("\"equity\":1000.00");
        HttpResponse<String> events = getAsOperator(ACCOUNTS + "/alice/events?after=1");
        assertThat(events.body())
                .isEqualTo(get("/api/v1/events?after=1").body())
                .contains("\"sequence\":2");
        assertThat(header(events, "Position")).isNotEmpty();
        assertRefused(getAsOperator(ACCOUNTS + "/nobody"), 404, "USER_NOT_FOUND", "User not found");
        assertRefused(getAsOperator(ACCOUNTS + "/b%20b"), 404, "USER_NOT_FOUND", "User not found");
    }

    @Test
    void areRefusedInTheTermsOfWhatIsWrong() {
        assertThat(header(getAsOperator(ACCOUNTS + "?prefix=%25"), "Refusal-Reason"))
                .isEqualTo("INVALID_ACCOUNT_ID");
        assertThat(header(getAsOperator(ACCOUNTS + "?after="), "Refusal-Reason"))
                .isEqualTo("INVALID_ACCOUNT_ID");
        assertThat(header(getAsOperator(ACCOUNTS + "?sort=balance"), "Refusal-Reason"))
                .isEqualTo("INVALID_SORT");
        assertThat(header(getAsOperator(ACCOUNTS + "?limit=1001"), "Refusal-Reason"))
                .isEqualTo("INVALID_LIMIT");
        assertThat(header(getAsOperator(ACCOUNTS + "?sort=marginLevel&prefix=a"), "Refusal-Reason"))
                .isEqualTo("UNKNOWN_PARAMETER");
        LogPosition never = new LogPosition(0, 1_000_000);
        assertUnavailable(lowest(never), "READ_MODEL_BEHIND");
    }

    @Test
    void areForOperators() {
        for (String path : List.of("", "/alice", "/alice/events")) {
            assertRefused(get(ACCOUNTS + path), 403, "FORBIDDEN", "Forbidden");
            assertThat(send(anonymous(ACCOUNTS + path).GET()).statusCode()).isEqualTo(401);
        }
    }
}
