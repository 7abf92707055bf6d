package io.tickfold.gateway.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.Side;
import io.tickfold.gateway.AccountHistory;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Operators read the orders of an account as its owner does.
class OperatorOrdersTest extends GatewayHttpTest {

    private static final String ALICE = "/api/v1/admin/accounts/alice";
    private static final String OWN = "/api/v1/trade";
    private static final OrderTerms OPEN =
            AccountHistory.order(
                    "ord_0000000000000001", "BTCUSDT", Side.BUY, "0.1", "40000", "400");
    private static final OrderTerms ONE =
            AccountHistory.order(
                    "ord_0000000000000002", "BTCUSDT", Side.BUY, "0.1", "40000", "400");
    private static final OrderTerms TWO =
            AccountHistory.order(
                    "ord_0000000000000003", "BTCUSDT", Side.BUY, "0.1", "40000", "400");

    @BeforeEach
    void trade() {
        log.append(
                new AccountHistory(Events.ALICE)
                        .opened("10000")
                        .opens(OPEN)
                        .opens(ONE)
                        .closes(ONE, "41000", "100")
                        .opens(TWO)
                        .closes(TWO, "39000", "-100")
                        .events());
    }

    private void assertSame(String path, String own) {
        HttpResponse<String> response = getAsOperator(ALICE + path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(get(OWN + own).body());
        assertThat(header(response, "Position")).isNotEmpty();
    }

    @Test
    void asTheOwnerDoes() {
        assertSame("/orders", "/orders");
        assertSame("/history", "/close");
        String order = "/orders/" + ONE.orderId();
        assertSame(order, order);
        assertSame(order + "/explanation", order + "/explanation");
    }

    @Test
    void pageByPage() {
        HttpResponse<String> first = getAsOperator(ALICE + "/history?limit=1");
        String link = header(first, "Link");
        assertThat(link).startsWith("<" + ALICE + "/history?limit=1&before=");
        String next = link.replaceAll("<([^>]+)>.*", "$1");
        assertThat(getAsOperator(next).body()).contains(ONE.orderId().value());
        String cursor = next.replaceAll(".*before=", "");
        assertThat(
                        header(
                                getAsOperator(
                                        "/api/v1/admin/accounts/bob/history?before=" + cursor),
                                "Refusal-Reason"))
                .isEqualTo("INVALID_CURSOR");
    }

    @Test
    void ofThatAccountAlone() {
        String order = "/orders/" + ONE.orderId();
        for (String path : List.of(order, order + "/explanation", "/orders/x")) {
            assertThat(getAsOperator("/api/v1/admin/accounts/bob" + path).statusCode())
                    .isEqualTo(404);
        }
        assertThat(getAsOperator("/api/v1/admin/accounts/bob/orders").body())
                .isEqualTo("{\"message\":[]}");
        assertRefused(
                getAsOperator("/api/v1/admin/accounts/b%20b/orders"),
                404,
                "USER_NOT_FOUND",
                "User not found");
    }

    @Test
    void whichNobodyElseDoes() {
        for (String path : List.of("/orders", "/history", "/orders/x", "/orders/x/explanation")) {
            assertRefused(get(ALICE + path), 403, "FORBIDDEN", "Forbidden");
        }
    }
}
