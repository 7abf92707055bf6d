package io.tickfold.gateway.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Side;
import io.tickfold.gateway.AccountHistory;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.readmodel.log.LogPosition;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// What operators read of all open orders.
class ExposureTest extends GatewayHttpTest {

    private static final String EXPOSURE = "/api/v1/admin/exposure";
    private static final OrderTerms LONG =
            AccountHistory.order(
                    "ord_0000000000000001", "BTCUSDT", Side.BUY, "0.3", "40000", "1200");
    private static final OrderTerms SHORT =
            AccountHistory.order(
                    "ord_0000000000000002", "BTCUSDT", Side.SELL, "0.1", "41000", "410");
    private static final OrderTerms ETH =
            AccountHistory.order(
                    "ord_0000000000000003", "ETHUSDT", Side.SELL, "2", "2010", "402.00");

    /// The answer may be shared with requests of the last seconds, unless one names a position.
    private HttpResponse<String> exposureAt(LogPosition position) {
        return send(operator(EXPOSURE).header("Min-Position", position.toString()).GET());
    }

    @Test
    void sumsUpTheOrdersOfAllAccounts() {
        log.append(new AccountHistory(new AccountId("ann")).opened("9000").opens(LONG).events());
        LogPosition last =
                log.append(
                        new AccountHistory(new AccountId("bob"))
                                .opened("9000")
                                .opens(SHORT)
                                .opens(ETH)
                                .events());
        quote("BTCUSDT", "40500.10", "40600.20");
        assertThat(exposureAt(last).body())
                .isEqualTo(
                        "{\"symbols\":[{\"symbol\":\"BTCUSDT\",\"openOrders\":2,"
                                + "\"longQuantity\":0.3,\"shortQuantity\":0.1,"
                                + "\"netQuantity\":0.2,\"marginUsed\":1610.00,"
                                + "\"unrealisedProfit\":190.01},"
                                + "{\"symbol\":\"ETHUSDT\",\"openOrders\":1,"
                                + "\"longQuantity\":0,\"shortQuantity\":2,\"netQuantity\":-2,"
                                + "\"marginUsed\":402.00,\"unrealisedProfit\":null}]}");
    }

    @Test
    void isReadOnceForRequestsOfTheSameMoment() {
        LogPosition last =
                log.append(new AccountHistory(new AccountId("ann")).opened("1").events());
        assertThat(exposureAt(last).statusCode()).isEqualTo(200);
        long before = log.executions("GROUP BY symbol, side");
        for (int i = 0; i < 20; i++) {
            assertThat(getAsOperator(EXPOSURE).statusCode()).isEqualTo(200);
        }
        assertThat(log.executions("GROUP BY symbol, side") - before).isLessThanOrEqualTo(10);
    }

    @Test
    void isForOperators() {
        assertRefused(get(EXPOSURE), 403, "FORBIDDEN", "Forbidden");
        assertThat(header(getAsOperator(EXPOSURE + "?x=1"), "Refusal-Reason"))
                .isEqualTo("UNKNOWN_PARAMETER");
        assertThat(header(exposureAt(new LogPosition(99, 0)), "Refusal-Reason"))
                .isEqualTo("INVALID_MIN_POSITION");
    }
}
