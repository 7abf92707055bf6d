package io.tickfold.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.Fingerprint;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The same wish has the same fingerprint, however it is spelt, and another has another.
class FingerprintsTest extends GatewayHttpTest {

    private static final String ORDER =
            """
            {"symbol":"BTCUSDT","type":"buy","quantity":0.1,"leverage":10,"slippage":0.5,\
            "takeProfit":50000,"stopLoss":41000,"expectedPrice":43215,"clientOrderId":"a"}\
            """;

    private Fingerprint create(String body) {
        engine.answers(Events.opened());
        return fingerprint(CREATE, body);
    }

    private Fingerprint close(String body) {
        engine.answers(Events.closed("1", "1"));
        return fingerprint(CLOSE, body);
    }

    private Fingerprint fingerprint(String path, String body) {
        var response = send(json(path, body).header("Idempotency-Key", "k"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return engine.commands().getLast().header().fingerprint().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"clientOrderId":"a","symbol":"btc","type":"BUY","quantity":0.10,"leverage":10.0,\
                "slippage":0.50,"takeProfit":5e4,"stopLoss":41000.00,"expectedPrice":43215.0}\
                """,
                """
                 { "symbol" : "BTC_USDC_PERP", "type":"buy","quantity":1e-1,"leverage":1e1,\
                "slippage":0.5,"takeProfit":50000,"stopLoss":41000,"expectedPrice":43215,\
                "clientOrderId":"a"}\
                """
            })
    void doesNotDependOnTheSpelling(String body) {
        assertThat(create(body)).isEqualTo(create(ORDER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BTCUSDT>ETHUSDT",
                "buy>sell",
                ":0.1>:0.2",
                ":10,>:11,",
                "0.5>0.6",
                "50000>50001",
                "41000>40999",
                "43215>43216",
                "\"a\">\"b\"",
                ",\"slippage\":0.5>",
                ",\"takeProfit\":50000>",
                ",\"stopLoss\":41000>",
                ",\"expectedPrice\":43215>",
                ",\"clientOrderId\":\"a\">"
            })
    void dependsOnEveryField(String change) {
        String[] parts = change.split(">", -1);
        assertThat(ORDER).contains(parts[0]);
        quote("BTCUSDT", "42785", "43215");

        assertThat(create(ORDER.replace(parts[0], parts[1]))).isNotEqualTo(create(ORDER));
    }

    @Test
    void leavesOutWhatTheGatewayAdds() {
        String body = ORDER.replace(",\"expectedPrice\":43215", "");
        quote("BTCUSDT", "42785", "43215");
        Fingerprint first = create(body);
        quote("BTCUSDT", "42000", "42100");

        assertThat(create(body)).isEqualTo(first);
    }

    @Test
    void tellsAPartFromTheWhole() {
        String whole = "{\"orderId\":\"ord_1234567890abcdef\"}";
        String part = whole.replace("}", ",\"quantity\":0.50}");

        assertThat(close(whole)).isEqualTo(new Fingerprint("close:ord_1234567890abcdef:all"));
        assertThat(close(part)).isEqualTo(new Fingerprint("close:ord_1234567890abcdef:0.5"));
    }

    /// The engine bounds the keys of operators apart, and knows them by their fingerprints.
    @ParameterizedTest
    @EnumSource(Operation.class)
    void saysWhetherAnOperatorAsked(Operation operation) {
        assertThat(Fingerprints.of(operation, "1.00").isOfOperator())
                .isEqualTo(operation == Operation.ADMIN_DEPOSIT || operation == Operation.ADJUST);
    }
}
