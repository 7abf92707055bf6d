package io.tickfold.gateway.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.KnownInstruments;
import io.tickfold.gateway.ScriptedMarket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What operators read of the instruments, and of halts with their reasons.
class SymbolsTest extends GatewayHttpTest {

    private static final String SYMBOLS = "/api/v1/admin/symbols";
    private static final String HALT = SYMBOLS + "/btc/halt";
    private static final String REASON = "{\"reason\":\"<b>down</b>\"}";

    @Autowired private ScriptedMarket market;

    @BeforeEach
    void publishRules() {
        market.reset();
        market.rules(KnownInstruments.BITCOIN);
    }

    private HttpResponse<String> change(String method, String body) {
        HttpRequest.Builder request =
                operator(HALT)
                        .header("Idempotency-Key", "key-" + System.nanoTime())
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body));
        return send(request);
    }

    @Test
    void sayWhoHaltedThemAndWhy() {
        assertThat(change("POST", REASON).statusCode()).isEqualTo(200);
        assertThat(getAsOperator(SYMBOLS).body())
                .startsWith(
                        "{\"symbols\":[{\"symbol\":\"BTCUSDT\",\"halted\":true,"
                                + "\"change\":{\"operator\":\"op\",\"at\":\"")
                .endsWith("\"reason\":\"<b>down</b>\",\"complete\":true}}]}");

        assertThat(change("DELETE", "").statusCode()).isEqualTo(200);
        assertThat(getAsOperator(SYMBOLS).body())
                .contains("\"halted\":false", "\"reason\":null,\"complete\":true");
    }

    @Test
    void sayHowOldTheirQuotesAre() {
        market.price("BTCUSDT", "42000.5", "42001");
        assertThat(getAsOperator(SYMBOLS).body())
                .contains(
                        "\"quote\":{\"bid\":42000.50,\"ask\":42001.00,"
                                + "\"at\":\"2026-03-01T12:00:00.000Z\",\"ageMillis\":")
                .contains("\"stale\":false,\"source\":null}");
    }

    @Test
    void areNotKnownWithoutRules() {
        market.reset();
        assertUnavailable(getAsOperator(SYMBOLS), "RULES_UNKNOWN");
    }

    @Test
    void areForOperators() {
        assertRefused(get(SYMBOLS), 403, "FORBIDDEN", "Forbidden");
        assertThat(send(anonymous(SYMBOLS).GET()).statusCode()).isEqualTo(401);
        assertThat(header(getAsOperator(SYMBOLS + "?symbol=BTC"), "Refusal-Reason"))
                .isEqualTo("UNKNOWN_PARAMETER");
    }

    @Test
    void areHaltedForReasonsThatCanBeRead() {
        assertRefused(
                change("POST", "{\"reason\":\" \"}"),
                400,
                "INVALID_REASON",
                "Reason must be 1 to 200 characters");
        assertRefused(
                change("DELETE", "{\"reason\":\"" + "x".repeat(201) + "\"}"),
                400,
                "INVALID_REASON",
                "Reason must be 1 to 200 characters");
        assertThat(header(change("POST", "{\"why\":\"x\"}"), "Refusal-Reason"))
                .isEqualTo("UNKNOWN_FIELD");
    }
}
