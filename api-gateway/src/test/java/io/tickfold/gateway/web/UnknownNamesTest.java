package io.tickfold.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.Scope;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;

/// Fields and parameters that a client misspelt, so that more would be done than it meant.
@TestPropertySource(properties = "tickfold.gateway.self-deposit=true")
class UnknownNamesTest extends GatewayHttpTest {

    private static final Set<RequestMethod> WRITING =
            Set.of(
                    RequestMethod.POST,
                    RequestMethod.PUT,
                    RequestMethod.PATCH,
                    RequestMethod.DELETE);
    private static final String OPERATOR =
            new TokenIssuer(JwtSecret.of(SECRET), InstantSource.system())
                    .issue(
                            new AccountId("op"),
                            Duration.ofHours(1),
                            Set.of(Scope.WITHDRAW, Scope.FUNDS_WRITE));

    @Autowired private Endpoints endpoints;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "POST;trade/close;{'orderId':'ord_1234567890abcdef','Quantity':1};Quantity",
                "POST;trade/close;{'orderId':'ord_1234567890abcdef','qty':{'x':1,'x':2}};qty",
                "POST;trade/close-all;{'Symbol':'SOL'};Symbol",
                "POST;trade/close-all;{'\u017fymbol':'SOL'};\u017fymbol",
                "PATCH;trade/orders/ord_1234567890abcdef;{'takeProfit':1,'stoploss':1};stoploss",
                "PATCH;trade/orders/ord_1234567890abcdef;{'TakeProfit':1};TakeProfit",
                "POST;account/withdrawals;{'amount':1,'to':'x'};to",
                "POST;account/deposits;{'Amount':1};Amount",
                "POST;admin/accounts/bob/deposits;{'amount':1,'reason':'x'};reason",
                "POST;admin/accounts/bob/adjustments;{'amount':1,'reason':'x','Note':1};Note",
                "POST;admin/symbols/BTCUSDT/halt;{'until':'tomorrow'};until",
                "DELETE;admin/symbols/BTCUSDT/halt;{'halted':true};halted",
                "POST;auth/login;{'email':'a@example.org','redirect':'x'};redirect"
            })
    void areRefusedByNameInTheBodyOfAnyWrite(
            String method, String path, String body, String named) {
        HttpResponse<String> response = write(method, "/api/v1/" + path, body.replace('\'', '"'));
        assertThat(response.body()).startsWith("{\"error\":\"Unknown field: " + named + ". Known");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(header(response, "Refusal-Reason")).isEqualTo("UNKNOWN_FIELD");
        assertThat(engine.commands()).isEmpty();
    }

    /// Whatever is missing besides: an endpoint that forgot to ask would answer otherwise.
    @Test
    void areRefusedByEveryEndpointThatChangesSomething() {
        Map<String, String> published =
                Map.of(
                        CREATE,
                        order("'x':1"),
                        CLOSE,
                        "{'orderId':'x','x':1}",
                        "/api/v1/auth/login",
                        "{'email':'x','x':1}");
        int asked = 0;
        for (Endpoints.Declared endpoint : endpoints.all()) {
            String path = endpoint.path().getPatternString();
            for (RequestMethod method : endpoint.methods()) {
                if (WRITING.contains(method)) {
                    String body = published.getOrDefault(path, "{'amount':1,'reason':'x','x':1}");
                    HttpResponse<String> response =
                            write(method.name(), concrete(path), body.replace('\'', '"'));
                    assertThat(header(response, "Refusal-Reason"))
                            .as("%s %s", method, path)
                            .isEqualTo("UNKNOWN_FIELD");
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThanOrEqualTo(11);
        assertThat(engine.commands()).isEmpty();
    }

    private static String concrete(String path) {
        return path.replace("{orderId}", "ord_1234567890abcdef")
                .replace("{account}", "bob")
                .replace("{symbol}", "BTCUSDT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {"'stoploss':40000;stoploss", "'take_profit':1,'stop':null;take_profit, stop"})
    void areRefusedWithTheNamesThatAreKnown(String fields, String named) {
        assertRefused(
                post(CREATE, order(fields).replace('\'', '"')),
                400,
                "UNKNOWN_FIELD",
                "Unknown field: "
                        + named
                        + ". Known here: symbol, type, quantity, leverage, slippage, takeProfit,"
                        + " stopLoss, expectedPrice, clientOrderId");
    }

    /// The published refusals come first.
    @Test
    void hideNoMissingParameter() {
        assertRefused(
                post(CLOSE, "{\"OrderId\":\"ord_1234567890abcdef\"}"),
                400,
                "MISSING_PARAMETERS",
                "Missing required parameters: orderId");
        assertRefused(
                post("/api/v1/auth/login", "{\"mail\":\"a@example.org\"}"),
                400,
                "EMAIL_REQUIRED",
                "Email is required");
    }

    @Test
    void areNamedUpToALength() {
        String body = "{\"orderId\":\"x\",\"" + "y".repeat(10_000) + "\":1}";
        assertThat(post(CLOSE, body).body()).hasSizeLessThan(300).contains("yyy\u2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbol=SOL", "symbol", "x=1&y", "%73ymbol=SOL", "a=%zz"})
    void areRefusedInTheAddressOfAnyWrite(String query) {
        String head =
                String.format(
                        Locale.ROOT,
                        """
                        POST /api/v1/trade/close-all?%s HTTP/1.1\r
                        Host: x\r
                        Connection: close\r
                        Authorization: Bearer %s\r
                        \r
                        """,
                        query,
                        TOKEN);
        assertThat(raw(head)).startsWith("HTTP/1.1 400 ");
        assertThat(engine.commands()).isEmpty();
    }

    @Test
    void areNamedInTheAddressToo() {
        String path = "/api/v1/trade/close-all?symbol=SOL";
        assertRefused(
                send(request(path).POST(BodyPublishers.noBody())),
                400,
                "UNKNOWN_PARAMETER",
                "Unknown parameter: symbol. Known here: none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events?afer=41",
                "events?after=41&Limit=1",
                "events/stream?last=41",
                "prices/stream?symbols=BTC"
            })
    void areRefusedWhereARequestSaysWhatItReads(String path) {
        HttpResponse<String> response = get("/api/v1/" + path);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(header(response, "Refusal-Reason")).isEqualTo("UNKNOWN_PARAMETER");
    }

    /// Clients of published reads add numbers so that no cache answers.
    @ParameterizedTest
    @ValueSource(strings = {"trade/orders?_=1", "trade/close?_=1", "balance?_=1", "prices?x"})
    void areHarmlessInOtherReads(String path) {
        assertThat(get("/api/v1/" + path).statusCode()).isIn(200, 404);
    }

    private static String order(String more) {
        return "{'symbol':'BTC','type':'buy','quantity':1,'leverage':1," + more + "}";
    }

    private HttpResponse<String> write(String method, String path, String body) {
        return send(
                anonymous(path)
                        .header("Authorization", "Bearer " + OPERATOR)
                        .header("Idempotency-Key", "k")
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }
}
