package io.tickfold.gateway.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmendOrderTest extends GatewayHttpTest {

    private static final String ORDER = "ord_1234567890abcdef";

    private HttpResponse<String> amend(String orderId, String body) {
        return send(
                request("/api/v1/trade/orders/" + orderId)
                        .header("Content-Type", "application/json")
                        .method("PATCH", BodyPublishers.ofString(body)));
    }

    @Test
    void setsRemovesAndKeeps() {
        engine.answers(
                Events.amended(
                        new ProtectiveLevels(Optional.of(Price.of("50000")), Optional.empty())));

        HttpResponse<String> response = amend(ORDER, "{\"takeProfit\":50000.0,\"stopLoss\":null}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo(
                        "{\"message\":\"Order updated successfully\",\"order\":{\"orderId\":\""
                                + ORDER
                                + "\",\"takeProfit\":50000.00,\"stopLoss\":null}}");
        AmendOrder command = (AmendOrder) engine.commands().getLast();
        assertThat(command.takeProfit()).contains(LevelChange.to(Price.of("50000")));
        assertThat(command.stopLoss()).contains(LevelChange.removal());
    }

    @Test
    void keepsWhatIsNotNamed() {
        engine.answers(Events.amended(ProtectiveLevels.NONE));
        amend(ORDER, "{\"stopLoss\":41000}");

        AmendOrder command = (AmendOrder) engine.commands().getLast();
        assertThat(command.takeProfit()).isEmpty();
        assertThat(command.stopLoss()).contains(LevelChange.to(Price.of("41000")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};MISSING_PARAMETERS;Missing required parameters: takeProfit or stopLoss",
                "[];INVALID_BODY;Body must be a JSON object, not an array",
                "{\"takeProfit\":0};INVALID_TAKE_PROFIT;Take profit must be greater than 0",
                "{\"takeProfit\":\"1\"};INVALID_TAKE_PROFIT;Take profit must be a number",
                "{\"takeProfit\":1,\"stopLoss\":-1};INVALID_STOP_LOSS;"
                        + "Stop loss must be greater than 0"
            })
    void refusesWhatIsNoChange(String body, String reason, String error) {
        assertRefused(amend(ORDER, body), 400, reason, error);
        assertThat(engine.commands()).isEmpty();
    }

    @Test
    void findsNoOrder() {
        engine.answers(Events.refused(RefusalReason.ORDER_NOT_FOUND));
        HttpResponse<String> unknown = amend(ORDER, "{\"stopLoss\":1}");
        HttpResponse<String> malformed = amend("ord_1", "{\"stopLoss\":1}");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(malformed.statusCode()).isEqualTo(404);
        assertThat(malformed.body()).isEqualTo(unknown.body());
    }
}
