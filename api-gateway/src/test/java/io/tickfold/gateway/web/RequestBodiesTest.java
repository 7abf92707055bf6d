package io.tickfold.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodiesTest extends GatewayHttpTest {

    private static final int LIMIT = 16 * 1024;
    private static final String ORDER =
            "{\"symbol\":\"BTC\",\"type\":\"buy\",\"quantity\":1,\"leverage\":1}";
    private static final String CLOSING = "{\"orderId\":\"ord_1234567890abcdef\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "1",
                "{",
                "}",
                "{}{}",
                "{}x",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":NaN}",
                "{\"a\":+1}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":0x10}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "/**/{}",
                "[{}]"
            })
    void missesAllParametersInWhatIsNoJsonObject(String body) {
        assertMissing(post(CREATE, body), post(CLOSE, body));
    }

    @Test
    void refusesAFieldThatIsNamedTwice() {
        assertMissing(
                post(CREATE, ORDER.replace("}", ",\"quantity\":2}")),
                post(CLOSE, CLOSING.replace("}", ",\"a\":{\"b\":1,\"b\":1}}")));
    }

    @Test
    void refusesDeepNesting() {
        String deep = ",\"x\":" + "[".repeat(4_000) + "]".repeat(4_000) + "}";
        assertMissing(
                post(CREATE, ORDER.replace("}", deep)), post(CLOSE, CLOSING.replace("}", deep)));
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] order = ORDER.replace("BTC", "B\u00e4C").getBytes(StandardCharsets.ISO_8859_1);
        byte[] closing = CLOSING.replace("_", "\u00e4").getBytes(StandardCharsets.ISO_8859_1);
        assertMissing(
                send(json(CREATE, "").POST(HttpRequest.BodyPublishers.ofByteArray(order))),
                send(json(CLOSE, "").POST(HttpRequest.BodyPublishers.ofByteArray(closing))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c181", "c080", "e08080", "eda080", "f8888080", "ff", "e2"})
    void refusesWhatOnlyLooksLikeUtf8(String malformed) {
        byte[] bytes = HexFormat.of().parseHex(malformed);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertMissing(
                sendBytes(CREATE, ORDER.replace("BTC", text), StandardCharsets.ISO_8859_1),
                sendBytes(CLOSE, CLOSING.replace("ord", text), StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
    void refusesOtherEncodings(String encoding) {
        Charset charset = Charset.forName(encoding);
        assertMissing(sendBytes(CREATE, ORDER, charset), sendBytes(CLOSE, CLOSING, charset));
    }

    @Test
    void refusesAByteOrderMark() {
        assertMissing(post(CREATE, "\ufeff" + ORDER), post(CLOSE, "\ufeff" + CLOSING));
    }

    private HttpResponse<String> sendBytes(String path, String body, Charset charset) {
        return send(
                json(path, "")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(charset))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "*/*",
                "application/*",
                "application/json-patch+json",
                "application/json;charset=UTF-16",
                "json",
                "application",
                "multipart/form-data; boundary=x",
                ";",
                "text/json"
            })
    void refusesBodiesOfOtherContentTypes(String type) {
        assertMissing(typed(CREATE, ORDER, type), typed(CLOSE, CLOSING, type));
    }

    @Test
    void refusesBodiesWithoutAContentType() {
        assertMissing(
                send(request(CREATE).POST(HttpRequest.BodyPublishers.ofString(ORDER))),
                send(request(CLOSE).POST(HttpRequest.BodyPublishers.ofString(CLOSING))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=utf-8",
                "Application/JSON",
                "application/json; x=y"
            })
    void takesJsonHoweverItIsNamed(String type) {
        engine.answers(Events.opened());
        assertThat(typed(CREATE, ORDER, type).statusCode()).isEqualTo(200);
    }

    @Test
    void takesABodyOfExactlyTheLimit() {
        engine.answers(Events.opened());
        assertThat(post(CREATE, padded(ORDER, LIMIT)).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesABodyOverTheLimit() {
        assertTooLarge(post(CREATE, padded(ORDER, LIMIT + 1)));
        assertTooLarge(post(CLOSE, padded(CLOSING, 1_000_000)));
    }

    @Test
    void refusesAChunkedBodyOverTheLimit() {
        byte[] body = padded(ORDER, LIMIT + 1).getBytes(StandardCharsets.UTF_8);
        assertTooLarge(
                send(
                        json(CREATE, "")
                                .POST(
                                        HttpRequest.BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(body)))));
    }

    @Test
    void refusesABodyWhoseChunksAreMalformed() {
        String answer =
                raw(
                        String.format(
                                Locale.ROOT,
                                """
                                POST %s HTTP/1.1\r
                                Host: x\r
                                Connection: close\r
                                Authorization: Bearer %s\r
                                Content-Type: application/json\r
                                Transfer-Encoding: chunked\r
                                \r
                                zz\r
                                """,
                                CLOSE,
                                TOKEN));
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("{\"error\":\"Bad request\"}")
                .contains("Refusal-Reason: BAD_REQUEST");
    }

    private HttpResponse<String> typed(String path, String body, String type) {
        return send(
                request(path)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String padded(String json, int length) {
        return json + " ".repeat(length - json.length());
    }

    private static void assertTooLarge(HttpResponse<String> response) {
        assertRefused(response, 413, "PAYLOAD_TOO_LARGE", "Payload too large");
    }

    private void assertMissing(HttpResponse<String> created, HttpResponse<String> closed) {
        assertRefused(
                created,
                400,
                "MISSING_PARAMETERS",
                "Missing required parameters: symbol, type, quantity, leverage");
        assertRefused(closed, 400, "MISSING_PARAMETERS", "Missing required parameters: orderId");
        assertThat(engine.commands()).isEmpty();
    }
}
