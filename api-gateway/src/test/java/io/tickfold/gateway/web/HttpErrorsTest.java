package io.tickfold.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class HttpErrorsTest extends GatewayHttpTest {

    private static final String CLOSING = "{\"orderId\":\"ord_1234567890abcdef\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1",
                "/api/v1/trade",
                "/api/v1/trade/create/",
                "/error",
                "/index.html",
                "/actuator/health",
                "/login",
                "/logout",
                "/favicon.ico",
                "/API/V1/trade/create"
            })
    void hasNothingAtOtherAddresses(String path) {
        assertRefused(send(request(path).GET()), 404, "NOT_FOUND", "Not found");
        assertRefused(post(path, CLOSING), 404, "NOT_FOUND", "Not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void allowsOnlyPost(String method) {
        HttpResponse<String> response =
                send(request(CREATE).method(method, HttpRequest.BodyPublishers.noBody()));
        assertRefused(response, 405, "METHOD_NOT_ALLOWED", "Method not allowed");
        assertThat(header(response, "Allow")).isEqualTo("POST");
    }

    @Test
    void saysThatWhatCanBeReadHasAHead() {
        HttpResponse<String> response =
                send(request(CLOSE).method("PUT", HttpRequest.BodyPublishers.noBody()));
        assertThat(header(response, "Allow").split(", *", -1))
                .containsExactlyInAnyOrder("GET", "HEAD", "POST");
    }

    @Test
    void allowsOnlyGetForSockets() {
        HttpResponse<String> response =
                send(request("/ws").POST(HttpRequest.BodyPublishers.noBody()));
        assertRefused(response, 405, "METHOD_NOT_ALLOWED", "Method not allowed");
        assertThat(header(response, "Allow")).isEqualTo("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "FOO"})
    void allowsNoMethodsThatItDoesNotKnow(String method) {
        assertThat(raw(head(method + " /api/v1/trade/close HTTP/1.1")))
                .startsWith("HTTP/1.1 405")
                .contains("{\"error\":\"Method not allowed\"}")
                .contains("Allow: GET, HEAD, POST, PATCH, DELETE, OPTIONS\r\n")
                .doesNotContain("PUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/9.9", "POST / HTTP/1.1\r\nTransfer-Encoding: what"})
    void takesAnUnknownHttpForTheClientsMistake(String line) {
        assertBadRequest(raw(head(line)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "garbage", "application/json;q=0"})
    void answersInJsonWhateverTheClientAccepts(String accepted) {
        engine.answers(Events.closed("1", "1"));
        HttpResponse<String> response = send(json(CLOSE, CLOSING).header("Accept", accepted));
        assertThat(response.statusCode()).isEqualTo(200);
        HttpResponse<String> error = send(request("/nothing").header("Accept", accepted).GET());
        assertRefused(error, 404, "NOT_FOUND", "Not found");
    }

    @Test
    void keepsTheUsualSecurityHeadersAndSetsNoCookie() {
        engine.answers(Events.closed("1", "1"));
        HttpResponse<String> response = post(CLOSE, CLOSING);
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "Cache-Control")).contains("no-store");
        assertThat(header(response, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(response.headers().map()).doesNotContainKey("set-cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/trade/create;a=b", "/api//v1/trade/create", "/api/v1/%2e%2e/x",
                "/api/v1/trade%2fcreate", "/%00", "/api/v1/../v1/x%0a"
            })
    void turnsSuspiciousAddressesAway(String path) {
        assertBadRequest(raw(head("GET " + path + " HTTP/1.1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRACE /api/v1/trade/close HTTP/1.1",
                "FOO /api/v1/trade/close HTTP/1.1",
                "GET /a|b HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET / b HTTP/1.1",
                "G@T / HTTP/1.1"
            })
    void turnsMalformedRequestLinesAway(String line) {
        assertThat(raw(head(line)))
                .startsWith("HTTP/1.1 4")
                .contains("{\"error\":\"")
                .contains("Refusal-Reason: ")
                .doesNotContainIgnoringCase("<html")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: \u007f", "Content-Type: a\u0001b", "Bad Name: x"})
    void turnsMalformedHeadersAway(String malformed) {
        assertThat(raw(head("POST /api/v1/trade/close HTTP/1.1", malformed)))
                .startsWith("HTTP/1.1 400")
                .doesNotContainIgnoringCase("<html")
                .contains("{\"error\":\"");
    }

    @Test
    void turnsHeadersThatAreTooLargeAway() {
        String one = "X: " + "x".repeat(20_000);
        String many = "X: x\r\n".repeat(3_000) + "Y: y";
        for (String headers : List.of(one, many)) {
            assertThat(raw(head("GET / HTTP/1.1", headers)))
                    .startsWith("HTTP/1.1 431 ")
                    .contains("Refusal-Reason: HEADERS_TOO_LARGE")
                    .contains("{\"error\":\"Headers too large\"}");
        }
    }

    @Test
    void turnsARequestLineThatIsTooLongAway() {
        assertThat(raw(head("GET /" + "x".repeat(20_000) + " HTTP/1.1")))
                .startsWith("HTTP/1.1 414 ")
                .contains("Refusal-Reason: URI_TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /assets/btc.svg HTTP/1.1\r\nRange: bytes=999999-",
                "GET /swagger-ui/index.html HTTP/1.1\r\nRange: bytes=999999-",
                "GET /assets/btc.svg HTTP/1.1\r\nExpect: what",
                "POST /assets/btc.svg HTTP/1.1",
                "DELETE /openapi.json HTTP/1.1",
                "POST /swagger-ui/index.html HTTP/1.1",
                "GET /swagger-ui/nothing HTTP/1.1",
                "GET /ws HTTP/1.1",
                "CONNECT x:1 HTTP/1.1"
            })
    void saysOfEveryErrorWhyItIsOne(String line) {
        assertThat(raw(head(line))).startsWith("HTTP/1.1 4").contains("Refusal-Reason: ");
    }

    @Test
    void turnsAMissingHostAway() {
        assertBadRequest(raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void writesNothingToTheLogForRequestsThatAreRefused(CapturedOutput output) {
        int before = output.getAll().length();
        raw(head("GET / HTTP/1.1", "X: " + "x".repeat(20_000)));
        raw(head("GET //x HTTP/1.1"));
        raw(head("TRACE / HTTP/1.1"));
        send(request("/nothing").GET());
        send(request(CLOSE).GET());
        send(anonymous(CLOSE).GET());
        post(CLOSE, "{");
        assertThat(output.getAll().substring(before)).isEmpty();
    }

    private static void assertBadRequest(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("{\"error\":\"Bad request\"}")
                .contains("Refusal-Reason: BAD_REQUEST")
                .doesNotContainIgnoringCase("<html");
    }

    private static String head(String line, String... headers) {
        return line
                + "\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\nAuthorization: Bearer "
                + TOKEN
                + "\r\n"
                + String.join("\r\n", headers)
                + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
    }
}
