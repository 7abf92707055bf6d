package io.tickfold.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;

class FallbacksTest {

    @ParameterizedTest
    @CsvSource({
        "400,BAD_REQUEST,Bad request",
        "401,UNAUTHORIZED,Unauthorized",
        "403,FORBIDDEN,Forbidden",
        "404,NOT_FOUND,Not found",
        "405,METHOD_NOT_ALLOWED,Method not allowed",
        "408,BAD_REQUEST,Bad request",
        "413,PAYLOAD_TOO_LARGE,Payload too large",
        "414,URI_TOO_LONG,Request line too long",
        "415,UNSUPPORTED_MEDIA_TYPE,Content-Type must be application/json",
        "426,UPGRADE_REQUIRED,Upgrade required",
        "431,HEADERS_TOO_LARGE,Headers too large",
        "417,BAD_REQUEST,Bad request",
        "500,INTERNAL_ERROR,Internal server error",
        "502,INTERNAL_ERROR,Internal server error",
        "501,BAD_REQUEST,Bad request",
        "505,BAD_REQUEST,Bad request"
    })
    void answersAStatusThatSomebodyElseHasSet(int status, String reason, String error) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        Answer answer = new ErrorPage().answer(request);
        assertThat(answer.status())
                .isEqualTo(reason.equals("BAD_REQUEST") && status != 417 ? 400 : status);
        assertThat(answer.headers()).containsEntry(Answer.REFUSAL_REASON, reason);
        assertThat(new String(answer.json(), StandardCharsets.UTF_8))
                .isEqualTo("{\"error\":\"%s\"}", error);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_ALL,
            names = ".*(UNAVAILABLE|BEHIND|DOWN|EXHAUSTED|RULES_UNKNOWN)")
    void saysOfEveryErrorThatPassesThatARetryIsSafe(GatewayRefusal refusal) {
        assertThat(refusal.answer().status()).isEqualTo(503);
        assertThat(new String(refusal.answer().json(), StandardCharsets.UTF_8))
                .startsWith("{\"error\":\"Service unavailable\",\"message\":\"")
                .endsWith(", safe to retry\"}");
    }

    @Test
    void hasNoErrorPageForThoseWhoAskForIt() {
        Answer answer = new ErrorPage().answer(new MockHttpServletRequest());
        assertThat(answer.status()).isEqualTo(404);
    }
}
