package io.tickfold.gateway.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.engine.AttemptResult;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class OutcomesTest extends GatewayHttpTest {

    private static final String BODY = "{\"orderId\":\"ord_1234567890abcdef\"}";

    @Test
    void saysThatRetryingIsSafeIfNothingWasSent() {
        assertSafeToRetry(
                new AttemptResult.NotSent(), "SERVICE_UNAVAILABLE", "The command was not sent");
    }

    @Test
    void saysThatRetryingIsSafeIfTooManyCommandsWereUnderWay() {
        assertSafeToRetry(
                new AttemptResult.TurnedAway(),
                "OVERLOADED",
                "Too many commands at once, this one was not sent");
    }

    private void assertSafeToRetry(AttemptResult result, String reason, String message) {
        engine.answers(result);
        HttpResponse<String> response = post(CLOSE, BODY);
        assertThat(response.body())
                .isEqualTo(
                        "{\"error\":\"Service unavailable\",\"message\":\"%s, safe to retry\"}",
                        message);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(header(response, "Retry-After")).isEqualTo("1");
        assertThat(header(response, "Refusal-Reason")).isEqualTo(reason);
        assertThat(header(response, "Command-Id")).isEqualTo(commandId());
        assertThat(header(response, "Position")).isEmpty();
    }

    @Test
    void namesTheCommandIfItsOutcomeIsUnknown() {
        engine.answers(new AttemptResult.Unknown());
        HttpResponse<String> response = post(CLOSE, BODY);
        assertThat(response.body())
                .isEqualTo(
                        "{\"error\":\"Request timeout\",\"message\":\"No answer in time, outcome"
                                + " unknown: ask GET /api/v1/trade/commands/%1$s\",\"timeout\":true,"
                                + "\"commandId\":\"%1$s\"}",
                        commandId());
        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(header(response, "Refusal-Reason")).isEqualTo("OUTCOME_UNKNOWN");
        assertThat(header(response, "Command-Id")).isEqualTo(commandId());
        assertThat(header(response, "Retry-After")).isEmpty();
    }

    @Test
    void doesNotKnowTheOutcomeIfTheReplyCannotBeRead() {
        engine.answers(new AttemptResult.Unreadable());
        assertToBeAskedFor();
    }

    @Test
    void doesNotKnowTheOutcomeIfTheReplyMakesNoSense() {
        engine.answers(Events.accountOpened());
        assertToBeAskedFor();
    }

    @Test
    void doesNotKnowTheOutcomeAfterAFaultOfItsOwn() {
        engine.breaksDown();
        assertToBeAskedFor();
    }

    private void assertToBeAskedFor() {
        HttpResponse<String> response = post(CLOSE, BODY);
        assertThat(response.body())
                .isEqualTo(
                        "{\"error\":\"Request timeout\",\"message\":\"The reply cannot be read,"
                                + " outcome unknown: ask GET /api/v1/trade/commands/%1$s\","
                                + "\"timeout\":true,\"commandId\":\"%1$s\"}",
                        commandId());
        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(header(response, "Refusal-Reason")).isEqualTo("OUTCOME_UNKNOWN");
        assertThat(header(response, "Command-Id")).isEqualTo(commandId());
    }

    private String commandId() {
        return engine.commands().getLast().header().commandId().value();
    }
}
