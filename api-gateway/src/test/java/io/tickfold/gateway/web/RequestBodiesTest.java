package io.tickfold.gateway.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodiesTest extends GatewayHttpTest {

    private static final int LIMIT = 16 * 1024;
    private static final String CLOSE_ALL = "/api/v1/trade/close-all";
    private static final String ORDER =
            "{\"symbol\":\"BTC\",\"type\":\"buy\",\"quantity\":1,\"leverage\":1}";
    private static final String CLOSING = "{\"orderId\":\"ord_1234567890abcdef\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^ ^|must be a JSON object, not only white space",
                "null|must be a JSON object, not null",
                "[]|must be a JSON object, not an array",
                "[{}]|must be a JSON object, not an array",
                "\"text\"|must be a JSON object, not a string",
                "1|must be a JSON object, not a number",
                "true|must be a JSON object, not a boolean",
                "{}{}|has more than one JSON object: line 1, column 3",
                "{\"a\":1,\"a\":2}|has a field that occurs twice, a: line 1, column 8"
            })
    void saysWhatABodyIsThatIsNoJsonObject(String body, String fault) {
        assertInvalid(body, "Body " + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{|Unexpected end-of-input|2",
                "}|Unexpected close marker|1",
                "{}x|Unrecognized token|3",
                "{\"a\":1,}|Unexpected character|8",
                "{'a':1}|Unexpected character|2",
                "{a:1}|Unexpected character|2",
                "{\"a\":NaN}|Non-standard token|9",
                "{\"a\":01}|Invalid numeric value|7",
                "{\"a\":+1}|Unexpected|7",
                "{\"a\":1.}|Unexpected|7",
                "{\"a\":0x10}|Unexpected|7",
                "{\"a\":\"\\x\"}|Unrecognized character escape|8",
                "/**/{}|Unexpected character|1"
            })
    void saysWhatIsNoJsonAndWhere(String body, String fault, String column) {
        for (String path : List.of(CREATE, CLOSE, CLOSE_ALL)) {
            HttpResponse<String> response = post(path, body);
            assertThat(response.body())
                    .startsWith("{\"error\":\"Body is not valid JSON: " + fault)
                    .endsWith(", line 1, column " + column + "\"}")
                    .doesNotContain("`", "Feature", "tools.jackson");
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(header(response, "Refusal-Reason")).isEqualTo("INVALID_BODY");
        }
        assertThat(engine.commands()).isEmpty();
    }

    @Test
    void countsLinesFromTheFirst() {
        assertThat(post(CLOSE, "{\n  \"orderId\": \"a\nb\"\n}").body()).contains("line 2, column ");
    }

    @Test
    void missesAllParametersWhereThereIsNoBody() {
        assertRefused(
                post(CREATE, ""),
                400,
                "MISSING_PARAMETERS",
                "Missing required parameters: symbol, type, quantity, leverage");
        assertRefused(
                send(request(CLOSE).POST(BodyPublishers.noBody())),
                400,
                "MISSING_PARAMETERS",
                "Missing required parameters: orderId");
    }

    @Test
    void refusesAFieldThatIsNamedTwiceWhicheverWouldCount() {
        assertThat(post(CREATE, ORDER.replace("}", ",\"quantity\":2}")).body())
                .contains("Body has a field that occurs twice, quantity: line 1, column ");
        assertThat(engine.commands()).isEmpty();
    }

    @Test
    void refusesDeepNesting() {
        String deep = ",\"x\":" + "[".repeat(4_000) + "]".repeat(4_000) + "}";
        HttpResponse<String> response = post(CREATE, ORDER.replace("}", deep));
        assertThat(response.body()).contains("Body is not valid JSON: Nested too deeply");
        assertThat(engine.commands()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c181", "c080", "e08080", "eda080", "f8888080", "ff", "e2", "e4"})
    void refusesWhatOnlyLooksLikeUtf8(String malformed) {
        String text = new String(HexFormat.of().parseHex(malformed), ISO_8859_1);
        HttpResponse<String> response = sendBytes(CREATE, ORDER.replace("BTC", text), ISO_8859_1);
        assertRefused(response, 400, "INVALID_BODY", "Body is not valid UTF-8: byte 12");
        assertThat(engine.commands()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
    void refusesOtherEncodings(String encoding) {
        HttpResponse<String> response = sendBytes(CREATE, ORDER, Charset.forName(encoding));
        assertThat(header(response, "Refusal-Reason")).isEqualTo("INVALID_BODY");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(engine.commands()).isEmpty();
    }

    @Test
    void refusesAByteOrderMark() {
        assertInvalid("\ufeff" + ORDER, "Body begins with a byte order mark");
    }

    private HttpResponse<String> sendBytes(String path, String body, Charset charset) {
        return send(json(path, "").POST(BodyPublishers.ofByteArray(body.getBytes(charset))));
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
                "application/json;charset=nonsense",
                "json",
                "application",
                "multipart/form-data; boundary=x",
                ";",
                "text/json"
            })
    void refusesBodiesOfOtherContentTypes(String type) {
        for (String path : List.of(CREATE, CLOSE, CLOSE_ALL)) {
            HttpResponse<String> response = typed(path, "{\"symbol\":\"SOL\"}", type);
            assertNoJson(response);
            assertThat(header(response, "Accept")).isEqualTo("application/json");
        }
        assertThat(engine.commands()).isEmpty();
    }

    private static void assertNoJson(HttpResponse<String> response) {
        assertRefused(
                response, 415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "iso-8859-1", "windows-1252", "utf-32"})
    void refusesOtherCharsets(String charset) {
        assertRefused(
                typed(CLOSE, CLOSING, "application/json; charset=" + charset),
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                "The charset of application/json must be UTF-8");
    }

    @Test
    void refusesBodiesWithoutAContentType() {
        assertNoJson(send(request(CLOSE).POST(BodyPublishers.ofString(CLOSING))));
    }

    /// What `curl -d` says unless it is told otherwise. The web server must not take the body for
    /// parameters, so that none seems to be there and every order is closed.
    @ParameterizedTest
    @ValueSource(strings = {"symbol=SOL", "{\"symbol\":\"SOL\"}"})
    void doesNotLoseTheBodyOfAForm(String body) {
        String type = "application/x-www-form-urlencoded";
        assertNoJson(typed(CLOSE_ALL, body, type));
        assertNoJson(
                send(
                        request(CLOSE_ALL)
                                .header("Content-Type", type)
                                .POST(chunked(body.getBytes(UTF_8)))));
        assertThat(engine.commands()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\"",
                "application/json; charset=us-ascii",
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
        byte[] body = padded(ORDER, LIMIT + 1).getBytes(UTF_8);
        assertTooLarge(send(json(CREATE, "").POST(chunked(body))));
    }

    private static HttpRequest.BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
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
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private static String padded(String json, int length) {
        return json + " ".repeat(length - json.length());
    }

    private static void assertTooLarge(HttpResponse<String> response) {
        assertRefused(response, 413, "PAYLOAD_TOO_LARGE", "Payload too large");
    }

    private void assertInvalid(String body, String error) {
        assertRefused(post(CREATE, body), 400, "INVALID_BODY", error);
        assertRefused(post(CLOSE, body), 400, "INVALID_BODY", error);
        assertThat(engine.commands()).isEmpty();
    }
}
