package io.tickfold.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.value.CommandId;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.engine.AttemptResult;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemDetailsTest extends GatewayHttpTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String CLOSING = "{\"orderId\":\"ord_1234567890abcdef\"}";

    @Test
    void tellsWhatTheEngineRefusesAndWhatItConcerns() {
        engine.answers(Events.refused(RefusalReason.ORDER_NOT_FOUND));
        HttpResponse<String> response = send(json(CLOSE, CLOSING).header("Accept", PROBLEM));
        assertThat(response.body())
                .isEqualTo(
                        String.format(
                                Locale.ROOT,
                                """
                                {"type":"urn:tickfold:refusal:ORDER_NOT_FOUND","title":"Order not found",\
                                "status":400,"detail":"Order not found or already closed",\
                                "code":"ORDER_NOT_FOUND","commandId":"%s",\
                                "orderId":"ord_1234567890abcdef"}\
                                """,
                                header(response, "Command-Id")));
        assertThat(header(response, "Content-Type")).isEqualTo(PROBLEM);
        assertThat(header(response, "Refusal-Reason")).isEqualTo("ORDER_NOT_FOUND");
        assertThat(new CommandId(header(response, "Command-Id"))).isNotNull();
    }

    @Test
    void namesTheOrderThatIsUnknownUnlessItCanBeNone() {
        String unknown = "/api/v1/trade/orders/ord_1234567890abcdef";
        assertThat(send(request(unknown).header("Accept", PROBLEM).GET()).body())
                .contains("\"code\":\"UNKNOWN_ORDER\",\"orderId\":\"ord_1234567890abcdef\"}");
        String malformed = "/api/v1/trade/orders/x";
        assertThat(send(request(malformed).header("Accept", PROBLEM).GET()).body())
                .contains("\"code\":\"UNKNOWN_ORDER\"}");
    }

    @Test
    void tellsThatAnOutcomeIsUnknown() {
        engine.answers(new AttemptResult.Unknown());
        HttpResponse<String> response = send(json(CLOSE, CLOSING).header("Accept", PROBLEM));
        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(response.body())
                .contains("\"code\":\"OUTCOME_UNKNOWN\"")
                .contains("\"detail\":\"No answer in time, outcome unknown")
                .contains("\"commandId\":\"" + header(response, "Command-Id"));
    }

    @Test
    void tellsWhatTheGatewayRefuses() {
        assertProblem(
                send(json(CLOSE, "{}").header("Accept", PROBLEM)),
                400,
                "MISSING_PARAMETERS",
                "Missing required parameters: orderId");
        assertProblem(
                send(anonymous(CLOSE).header("Accept", PROBLEM).GET()),
                401,
                "UNAUTHORIZED",
                "Unauthorized");
        assertProblem(
                send(
                        json("/api/v1/account/withdrawals", "{\"amount\":1}")
                                .header("Accept", PROBLEM)),
                403,
                "FORBIDDEN",
                "Forbidden");
        assertProblem(
                send(request("/nothing").header("Accept", PROBLEM).GET()),
                404,
                "NOT_FOUND",
                "Not found");
        assertProblem(
                send(request(CLOSE).header("Accept", PROBLEM).PUT(BodyPublishers.noBody())),
                405,
                "METHOD_NOT_ALLOWED",
                "Method not allowed");
        assertProblem(
                send(json(CLOSE, " ".repeat(20_000)).header("Accept", PROBLEM)),
                413,
                "PAYLOAD_TOO_LARGE",
                "Payload too large");
    }

    @Test
    void tellsOfFaultsNoMoreThanTheirName() {
        engine.answers(Events.refused(RefusalReason.INTERNAL_ERROR));
        assertProblem(
                send(json(CLOSE, CLOSING).header("Accept", PROBLEM)),
                500,
                "INTERNAL_ERROR",
                "Internal server error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE /x", "GET /%2e%2e/x", "FOO /x"})
    void tellsWhatNeverReachesAnEndpoint(String line) {
        String answer =
                raw(
                        line
                                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: "
                                + PROBLEM
                                + "\r\n\r\n");
        assertThat(answer).contains("Content-Type: " + PROBLEM).contains("\"type\":\"urn:tickfold");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html, application/problem+json;q=0.1",
                "Application/Problem+JSON",
                "application/problem+json; charset=utf-8",
                "application/problem+json, application/json",
                "application/problem+json;q=0.5, application/json;q=0.5",
                "application/problem+json;q=0.5, application/json;q=0.4, */*"
            })
    void isAskedForByItsName(String accepted) {
        HttpResponse<String> response = send(request("/nothing").header("Accept", accepted).GET());
        assertThat(header(response, "Content-Type")).isEqualTo(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/problem+json;q=0",
                "application/json",
                "application/problem+json;q=0.5, application/json",
                "application/problem+json;q=0.5, application/*;q=0.6",
                "application/problem+json;q=0.5, */*;q=0.6",
                "application/problem+json;q=0, application/json;q=0",
                ";"
            })
    void isGivenToNobodyElse(String accepted) {
        HttpResponse<String> response = send(request("/nothing").header("Accept", accepted).GET());
        assertRefused(response, 404, "NOT_FOUND", "Not found");
    }

    @Test
    void leavesAnswersThatAreNoErrorsAsTheyAre() {
        engine.answers(Events.closed("1", "1"));
        HttpResponse<String> response = send(json(CLOSE, CLOSING).header("Accept", PROBLEM));
        assertThat(header(response, "Content-Type")).isEqualTo("application/json");
        assertThat(response.body()).startsWith("{\"message\":\"Order closed");
    }

    private static void assertProblem(
            HttpResponse<String> response, int status, String code, String detail) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(header(response, "Content-Type")).isEqualTo(PROBLEM);
        assertThat(response.body())
                .startsWith("{\"type\":\"urn:tickfold:refusal:" + code + "\",\"title\":\"")
                .contains("\"status\":" + status + ",\"detail\":\"" + detail + "\"")
                .contains("\"code\":\"" + code + "\"");
    }
}
