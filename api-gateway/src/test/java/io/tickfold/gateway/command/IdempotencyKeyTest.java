package io.tickfold.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.value.CommandId;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.web.RefusedException;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests under an `Idempotency-Key`, in front of a scripted engine.
class IdempotencyKeyTest extends GatewayHttpTest {

    private static final String BODY = "{\"orderId\":\"ord_1234567890abcdef\"}";

    private HttpResponse<String> keyed(String key, String path, String body) {
        return send(json(path, body).header("Idempotency-Key", key));
    }

    private CommandHeader lastHeader() {
        return engine.commands().getLast().header();
    }

    @Test
    void makesTheCommandOfAccountAndKey() {
        engine.answers(Events.closed("1", "1"));
        HttpResponse<String> response = keyed("my key", CLOSE, BODY);

        assertThat(lastHeader().commandId()).isEqualTo(CommandId.of(Events.ALICE, "my key"));
        assertThat(lastHeader().fingerprint()).isPresent();
        assertThat(header(response, "Command-Id")).isEqualTo(lastHeader().commandId().value());
        assertThat(header(response, "Idempotent-Replayed")).isEmpty();
    }

    /// A client of HTTP may send them or not; one that asks for the outcome must find it.
    @Test
    void blanksAtTheEndsOfAKeyAreNoneOfIt() {
        assertThat(IdempotencyKey.of(" my key ")).isEqualTo(IdempotencyKey.of("my key"));
        assertThatThrownBy(() -> IdempotencyKey.of(" ")).isInstanceOf(RefusedException.class);
    }

    @Test
    void leavesRequestsWithoutAKeyUnrelated() {
        engine.answers(Events.closed("1", "1"));
        engine.answers(Events.closed("1", "1"));
        String first = header(post(CLOSE, BODY), "Command-Id");

        assertThat(header(post(CLOSE, BODY), "Command-Id")).isNotEqualTo(first);
        assertThat(lastHeader().fingerprint()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\t", "caf\u00e9"})
    void refusesKeysOfAnotherForm(String key) {
        String request =
                String.format(
                        Locale.ROOT,
                        "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n",
                        CLOSE,
                        TOKEN);
        String response =
                raw(
                        request
                                + "Content-Type: application/json\r\nIdempotency-Key: "
                                + key
                                + "\r\nContent-Length: "
                                + BODY.length()
                                + "\r\n\r\n"
                                + BODY);
        assertThat(response)
                .startsWith("HTTP/1.1 400")
                .contains("Refusal-Reason: INVALID_IDEMPOTENCY_KEY");
        assertThat(engine.commands()).isEmpty();
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        assertRefused(
                keyed("k".repeat(256), CLOSE, BODY),
                400,
                "INVALID_IDEMPOTENCY_KEY",
                "Idempotency-Key must be 1 to 255 printable ASCII characters");
    }

    @Test
    void refusesTwoKeys() {
        HttpResponse<String> response =
                send(
                        json(CLOSE, BODY)
                                .header("Idempotency-Key", "a")
                                .header("Idempotency-Key", "b"));
        assertThat(header(response, "Refusal-Reason")).isEqualTo("INVALID_IDEMPOTENCY_KEY");
    }

    @Test
    void repeatsTheFirstAnswer() {
        engine.answers(Events.repeated());
        engine.firstAnswered(Events.closed("42350.75", "125.50"), Events.callEnded());

        HttpResponse<String> response = keyed("k", CLOSE, BODY);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"closePrice\":42350.75,\"profit\":125.50");
        assertThat(header(response, "Idempotent-Replayed")).isEqualTo("true");
        assertThat(header(response, "Position")).isEqualTo("3-1234");
    }

    @Test
    void repeatsARefusal() {
        engine.answers(Events.repeated());
        engine.firstAnswered(Events.refused(RefusalReason.ORDER_NOT_FOUND));

        HttpResponse<String> response = keyed("k", CLOSE, BODY);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(header(response, "Refusal-Reason")).isEqualTo("ORDER_NOT_FOUND");
        assertThat(header(response, "Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void saysThatItDoesNotKnowIfTheFirstAnswerCannotBeRead() {
        engine.answers(Events.repeated());

        assertThat(keyed("k", CLOSE, BODY).statusCode()).isEqualTo(504);
    }

    @ParameterizedTest
    @CsvSource({
        "close:ord_ffffffffffffffff:all,400,Order ID mismatch",
        "close:ord_1234567890abcdef:0.5,422,Idempotency-Key was used for a different request",
        "create:abc,422,Idempotency-Key was used for a different request"
    })
    void saysWhatTheKeyWasUsedFor(String first, int status, String error) {
        engine.answers(
                Events.refused(new Refusal(RefusalReason.KEY_REUSED, Map.of("first", first))));
        assertRefused(keyed("k", CLOSE, BODY), status, "KEY_REUSED", error);
    }
}
