package io.tickfold.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class FallbacksTest {

    @ParameterizedTest
    @CsvSource({
        "400,BAD_REQUEST,Bad request",
        "401,UNAUTHORIZED,Unauthorized",
        "403,FORBIDDEN,Forbidden",
        "404,NOT_FOUND,Not found",
        "405,METHOD_NOT_ALLOWED,Method not allowed",
        "413,PAYLOAD_TOO_LARGE,Payload too large",
        "431,BAD_REQUEST,Bad request",
        "500,INTERNAL_ERROR,Internal server error",
        "503,SERVICE_UNAVAILABLE,Service unavailable",
        "505,INTERNAL_ERROR,Internal server error"
    })
    void answersAStatusThatSomebodyElseHasSet(int status, String reason, String error) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        Answer answer = new ErrorPage().answer(request);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry(Answer.REFUSAL_REASON, reason);
        assertThat(new String(answer.json(), StandardCharsets.UTF_8))
                .isEqualTo("{\"error\":\"%s\"}", error);
    }

    @Test
    void hasNoErrorPageForThoseWhoAskForIt() {
        Answer answer = new ErrorPage().answer(new MockHttpServletRequest());
        assertThat(answer.status()).isEqualTo(404);
    }
}
