package io.tickfold.gateway.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.value.Quantity;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.ScriptedEngine;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloseOrderTest extends GatewayHttpTest {

    private static final String BODY = "{\"orderId\":\"ord_1234567890abcdef\"}";

    @ParameterizedTest
    @CsvSource({
        "42350.75,125.50,42350.75,125.50",
        "42350,-0.01,42350.00,-0.01",
        "0.123456,0,0.123456,0.00",
        "123456789012345,1000000000000,123456789012345.00,1000000000000.00"
    })
    void answersWithPriceAndProfitInTheirDecimals(
            String price, String profit, String writtenPrice, String writtenProfit) {
        engine.answers(Events.closed(price, profit));
        HttpResponse<String> response = post(CLOSE, BODY);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo(
                        "{\"message\":\"Order closed successfully\",\"order\":{"
                                + "\"orderId\":\"ord_1234567890abcdef\",\"status\":\"CLOSED\","
                                + "\"closePrice\":%s,\"profit\":%s}}",
                        writtenPrice, writtenProfit);
        assertThat(header(response, "Position")).isEqualTo("3-1234");
    }

    @Test
    void asksTheEngineToCloseTheOrderOfTheTokensAccount() {
        engine.answers(Events.closed("1", "1"));
        HttpResponse<String> response = post(CLOSE, BODY);
        CloseOrder command = (CloseOrder) engine.commands().getLast();
        assertThat(command.orderId()).isEqualTo(Events.ORDER);
        assertThat(command.header().accountId()).isEqualTo(Events.ALICE);
        assertThat(header(response, "Command-Id")).isEqualTo(command.header().commandId().value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"orderId\":\"\"}",
                "{\"orderId\":null}",
                "{\"orderId\":1}",
                "{\"orderId\":true}",
                "{\"orderId\":[\"ord_1234567890abcdef\"]}",
                "{\"orderid\":\"ord_1234567890abcdef\"}"
            })
    void missesAnOrderIdThatIsNoText(String body) {
        assertRefused(
                post(CLOSE, body),
                400,
                "MISSING_PARAMETERS",
                "Missing required parameters: orderId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ", "ord_1234567890ABCDEF", "ord_1234567890abcde", "ord_1234567890abcdef0",
                "1234567890abcdef", "ord_1234567890abcdef\\n", "\\u0000", "ord_\\ud800"
            })
    void findsNoOrderUnderAnIdOfAnotherForm(String id) {
        HttpResponse<String> response = post(CLOSE, "{\"orderId\":\"" + id + "\"}");
        assertThat(response.body())
                .isEqualTo(
                        "{\"error\":\"Order not found or already closed\","
                                + "\"message\":\"Order not found or already closed\"}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(header(response, "Refusal-Reason")).isEqualTo("ORDER_NOT_FOUND");
        assertThat(engine.commands()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "null;greater than 0",
                "0;greater than 0",
                "-1;greater than 0",
                "\"all\";a number",
                "[];a number",
                "true;a number",
                "0.30000000000000004;a multiple of the quantityStep in GET /api/v1/instruments"
            })
    void neverTakesAPartForTheWhole(String quantity, String must) {
        assertRefused(
                post(CLOSE, BODY.replace("}", ",\"quantity\":" + quantity + "}")),
                400,
                "INVALID_QUANTITY",
                "Quantity must be " + must);
        assertThat(engine.commands()).isEmpty();
    }

    @Test
    void closesAPart() {
        engine.answers(Events.reduced("0.067", "-0.33"));
        HttpResponse<String> response = post(CLOSE, BODY.replace("}", ",\"quantity\":0.0330}"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo(
                        "{\"message\":\"Order partially closed\",\"order\":{"
                                + "\"orderId\":\"ord_1234567890abcdef\",\"status\":\"OPEN\","
                                + "\"closePrice\":42350.75,\"profit\":-0.33,"
                                + "\"remainingQuantity\":0.067}}");
        CloseOrder command = (CloseOrder) engine.commands().getLast();
        assertThat(command.quantity()).contains(Quantity.of("0.033"));
    }

    @Test
    void answersWithTheCloseWhateverElseCameOfIt() {
        engine.answers(
                ScriptedEngine.replied(
                        Events.closed("100", "-900"), Events.cleared(), Events.callEnded()));
        HttpResponse<String> response = post(CLOSE, BODY);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"profit\":-900.00");
    }
}
