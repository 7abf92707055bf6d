package io.tickfold.gateway.stream;

import io.tickfold.contract.value.Ascii;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.ErrorBody;
import io.tickfold.gateway.web.GatewayRefusal;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/// What a request must have to become a WebSocket, by RFC 6455; the web server would refuse others
/// without saying why.
final class Handshakes {

    private static final String PROTOCOL = "websocket";
    private static final String VERSION_HEADER = "Sec-WebSocket-Version";
    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;

    private Handshakes() {}

    /// What is wrong with the request, if anything.
    static Optional<Answer> fault(HttpHeaders headers) {
        if (!has(headers, HttpHeaders.UPGRADE, PROTOCOL)) {
            return Optional.of(
                    upgrade("A WebSocket is here: send a handshake with Upgrade: websocket"));
        }
        if (!has(headers, HttpHeaders.CONNECTION, HttpHeaders.UPGRADE)) {
            return Optional.of(malformed("Connection must be Upgrade"));
        }
        if (!VERSION.equals(headers.getFirst(VERSION_HEADER))) {
            return Optional.of(upgrade(VERSION_HEADER + " must be " + VERSION));
        }
        return isKey(Optional.ofNullable(headers.getFirst("Sec-WebSocket-Key")).orElse(""))
                ? Optional.empty()
                : Optional.of(malformed("Sec-WebSocket-Key must be 16 bytes in Base64"));
    }

    private static boolean has(HttpHeaders headers, String name, String token) {
        return headers.getOrEmpty(name).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .anyMatch(given -> Ascii.equal(given.strip(), token));
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static Answer upgrade(String error) {
        return GatewayRefusal.UPGRADE_REQUIRED
                .answer(new ErrorBody(error))
                .with(HttpHeaders.UPGRADE, PROTOCOL)
                .with(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE)
                .with(VERSION_HEADER, VERSION);
    }

    private static Answer malformed(String error) {
        return GatewayRefusal.BAD_REQUEST.answer(new ErrorBody(error));
    }
}
