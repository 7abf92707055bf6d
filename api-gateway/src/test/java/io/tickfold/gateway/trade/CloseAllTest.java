package io.tickfold.gateway.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.OrderLeftOpen;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.ScriptedEngine;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloseAllTest extends GatewayHttpTest {

    private static final String CLOSE_ALL = "/api/v1/trade/close-all";

    @Test
    void listsWhatWasClosedAndWhatWasNot() {
        OrderId left = new OrderId("ord_ffffffffffffffff");
        engine.answers(
                ScriptedEngine.replied(
                        Events.closed("42350.75", "125.50"),
                        Events.closedAll(new OrderLeftOpen(left, RefusalReason.QUOTE_TOO_OLD))));

        HttpResponse<String> response = post(CLOSE_ALL, "{}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo(
                        """
                        {"message":"Orders closed","orders":[{"orderId":"ord_1234567890abcdef",\
                        "status":"CLOSED","closePrice":42350.75,"profit":125.50,"reason":"MANUAL"},\
                        {"orderId":"ord_ffffffffffffffff","status":"OPEN","closePrice":null,\
                        "profit":null,"reason":"QUOTE_TOO_OLD"}]}\
                        """);
    }

    @Test
    void needsNoBody() {
        engine.answers(Events.closedAll());
        HttpResponse<String> response = send(request(CLOSE_ALL).POST(BodyPublishers.noBody()));

        assertThat(response.body()).isEqualTo("{\"message\":\"Orders closed\",\"orders\":[]}");
        assertThat(((CloseAllOrders) engine.commands().getLast()).symbol()).isEmpty();
    }

    @Test
    void closesThoseOfOneSymbol() {
        engine.answers(Events.closedAll());
        post(CLOSE_ALL, "{\"symbol\":\"eth\"}");

        assertThat(((CloseAllOrders) engine.commands().getLast()).symbol())
                .contains(new RequestedText("ETHUSDT"));
    }

    /// Nothing that is wrong is taken for "all".
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"symbol\":null}",
                "{\"symbol\":1}",
                "{\"symbol\":[]}",
                "[]",
                "{",
                "\"ETH\""
            })
    void refusesWhatItCannotRead(String body) {
        assertThat(post(CLOSE_ALL, body).statusCode()).isEqualTo(400);
        assertThat(engine.commands()).isEmpty();
    }
}
