package io.tickfold.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.GatewayHttpTest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

/// Requests that miss a proper handshake by one header.
class HandshakesTest extends GatewayHttpTest {

    private static final List<String> PROPER =
            List.of(
                    "Host: x",
                    "Upgrade: websocket",
                    "Connection: Upgrade, close",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "Origin: http://x");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Upgrade: h2c;426;UPGRADE_REQUIRED;A WebSocket is here",
                "Upgrade;426;UPGRADE_REQUIRED;A WebSocket is here",
                "Connection: close;400;BAD_REQUEST;Connection must be Upgrade",
                "Sec-WebSocket-Version: 12;426;UPGRADE_REQUIRED;Sec-WebSocket-Version must be 13",
                "Sec-WebSocket-Version;426;UPGRADE_REQUIRED;Sec-WebSocket-Version must be 13",
                "Sec-WebSocket-Key: c2hvcnQ=;400;BAD_REQUEST;Sec-WebSocket-Key must be 16 bytes",
                "Sec-WebSocket-Key: !;400;BAD_REQUEST;Sec-WebSocket-Key must be 16 bytes",
                "Sec-WebSocket-Key;400;BAD_REQUEST;Sec-WebSocket-Key must be 16 bytes",
                "Sec-WebSocket-Extensions: x, =1;400;BAD_REQUEST;Sec-WebSocket-Extensions cannot",
                "Sec-WebSocket-Extensions: ,;400;BAD_REQUEST;Sec-WebSocket-Extensions cannot",
                "Origin: https://evil.example;403;FORBIDDEN;Forbidden"
            })
    void areRefusedWithAReason(String header, String status, String reason, String error) {
        assertThat(raw(handshake(header)))
                .startsWith("HTTP/1.1 " + status)
                .contains("Refusal-Reason: " + reason + "\r\n")
                .contains("{\"error\":\"" + error);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "permessage-deflate;a=\"", "x;", "x;y=\u00fc", "a b"})
    void extensionsThatCannotBeReadAreRefused(String extensions) {
        assertThat(raw(handshake("Sec-WebSocket-Extensions: " + extensions)))
                .startsWith("HTTP/1.1 400")
                .contains("Refusal-Reason: BAD_REQUEST\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate; client_max_window_bits",
                "permessage-deflate;server_no_context_takeover; client_max_window_bits=\"10\", x"
            })
    void extensionsThatOneDoesNotKnowAreLeftOut(String extensions) {
        HttpHeaders headers = new HttpHeaders();
        PROPER.forEach(line -> headers.add(line.split(": ", 2)[0], line.split(": ", 2)[1]));
        headers.add("Sec-WebSocket-Extensions", extensions);
        assertThat(Handshakes.fault(headers)).isEmpty();
    }

    /// @param header in place of the proper one; without a value, there is none
    private static String handshake(String header) {
        String name = header.split(":", -1)[0];
        String others =
                PROPER.stream()
                        .filter(line -> !line.startsWith(name + ":"))
                        .collect(Collectors.joining("\r\n"));
        String other = header.contains(":") ? header : "X: x";
        return "GET /ws HTTP/1.1\r\n" + others + "\r\n" + other + "\r\n\r\n";
    }
}
