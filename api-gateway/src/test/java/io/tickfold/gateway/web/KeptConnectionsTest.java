package io.tickfold.gateway.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.engine.AttemptResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which refusals a connection survives.
class KeptConnectionsTest extends GatewayHttpTest {

    private static final String CLOSING = "{\"orderId\":\"ord_1234567890abcdef\"}";
    private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "{};MISSING_PARAMETERS",
                "{;INVALID_BODY",
                "{'orderId':'ord_1234567890abcdef','x':1};UNKNOWN_FIELD",
                "{'orderId':'ord_1234567890abcdef','quantity':0};INVALID_QUANTITY",
                "{'orderId':'x'};ORDER_NOT_FOUND"
            })
    void surviveWhatTheGatewayRefuses(String body, String reason) throws IOException {
        try (Socket socket = connect()) {
            for (int i = 0; i < 3; i++) {
                assertThat(ask(socket, closing(body.replace('\'', '"'), "")))
                        .startsWith("HTTP/1.1 400 ")
                        .contains("Refusal-Reason: " + reason + "\r\n")
                        .doesNotContain("Connection: close");
            }
            engine.answers(Events.closed("1", "1"));
            assertThat(ask(socket, closing(CLOSING, ""))).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void surviveWhatTheEngineRefuses() throws IOException {
        try (Socket socket = connect()) {
            engine.answers(Events.refused(RefusalReason.ORDER_NOT_FOUND));
            assertThat(ask(socket, closing(CLOSING, ""))).startsWith("HTTP/1.1 400 ");
            engine.answers(new AttemptResult.NotSent());
            assertThat(ask(socket, closing(CLOSING, ""))).startsWith("HTTP/1.1 503 ");
            engine.answers(Events.closed("1", "1"));
            assertThat(ask(socket, closing(CLOSING, ""))).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void surviveARefusalInAnotherForm() throws IOException {
        try (Socket socket = connect()) {
            String more = "Accept: application/problem+json\r\nAccept-Encoding: gzip\r\n";
            for (int i = 0; i < 2; i++) {
                assertThat(ask(socket, closing("{}", more)))
                        .startsWith("HTTP/1.1 400 ")
                        .contains("\"status\":400,");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /%zz HTTP/1.1", "GET /api//v1 HTTP/1.1"})
    void endWhereNoProperHttpArrives(String line) {
        assertThat(raw(line + "\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("Connection: close\r\n");
    }

    /// There is no body with which the status could change.
    @Test
    void endAfterTheRefusalOfAHead() {
        String head = "HEAD /api/v1/events?limit=0 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ";
        assertThat(raw(head + TOKEN + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("Refusal-Reason: INVALID_LIMIT");
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String closing(String body, String headers) {
        return String.format(
                Locale.ROOT,
                """
                POST %s HTTP/1.1\r
                Host: x\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                %sContent-Length: %d\r
                \r
                %s\
                """,
                CLOSE,
                TOKEN,
                headers,
                body.length(),
                body);
    }

    private static String ask(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as("of %s", answer).isNotNegative();
            answer.append((char) next);
        }
        Matcher length = LENGTH.matcher(answer);
        assertThat(length.find()).isTrue();
        byte[] body = in.readNBytes(Integer.parseInt(length.group(1)));
        return answer.append(new String(body, ISO_8859_1)).toString();
    }
}
