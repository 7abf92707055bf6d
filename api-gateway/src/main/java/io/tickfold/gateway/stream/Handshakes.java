package io.tickfold.gateway.stream;

import io.tickfold.contract.value.Ascii;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.ErrorBody;
import io.tickfold.gateway.web.GatewayRefusal;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/// What a request must have to become a WebSocket, by RFC 6455; the web server would refuse others
/// without saying why.
final class Handshakes {

    private static final String PROTOCOL = "websocket";
    private static final String VERSION_HEADER = "Sec-WebSocket-Version";
    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;
    private static final String EXTENSIONS_HEADER = "Sec-WebSocket-Extensions";
    private static final String WORD = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final Pattern TOKEN = Pattern.compile(WORD);
    private static final Pattern PARAMETER =
            Pattern.compile(WORD + "(?: *+= *+(?:" + WORD + "|\"" + WORD + "\"))?");

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
        if (!isKey(Optional.ofNullable(headers.getFirst("Sec-WebSocket-Key")).orElse(""))) {
            return Optional.of(malformed("Sec-WebSocket-Key must be 16 bytes in Base64"));
        }
        return headers.getOrEmpty(EXTENSIONS_HEADER).stream().allMatch(Handshakes::areExtensions)
                ? Optional.empty()
                : Optional.of(malformed(EXTENSIONS_HEADER + " cannot be read"));
    }

    private static boolean has(HttpHeaders headers, String name, String token) {
        return headers.getOrEmpty(name).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .anyMatch(given -> Ascii.equal(given.strip(), token));
    }

    /// Names with parameters, as in `permessage-deflate; client_max_window_bits=10, x`.
    private static boolean areExtensions(String line) {
        return Stream.of(line.split(",", -1))
                .map(each -> each.split(";", -1))
                .allMatch(parts ->
                        TOKEN.matcher(parts[0].strip()).matches()
                                && Stream.of(parts)
                                        .skip(1)
                                        .allMatch(
                                                each -> PARAMETER.matcher(each.strip()).matches()));
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
