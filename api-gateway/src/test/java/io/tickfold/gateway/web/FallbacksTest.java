package io.tickfold.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseEntity;
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
        "505,INTERNAL_ERROR,Internal server error"
    })
    void answersAStatusThatSomebodyElseHasSet(int status, String reason, String error) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        ResponseEntity<byte[]> response = new ErrorPage().answer(request);
        assertThat(response.getStatusCode().value()).isEqualTo(status);
        assertThat(response.getHeaders().getFirst("Refusal-Reason")).isEqualTo(reason);
        assertThat(new String(Objects.requireNonNull(response.getBody()), StandardCharsets.UTF_8))
                .isEqualTo("{\"error\":\"%s\"}", error);
    }

    @Test
    void hasNoErrorPageForThoseWhoAskForIt() {
        ResponseEntity<byte[]> response = new ErrorPage().answer(new MockHttpServletRequest());
        assertThat(response.getStatusCode().value()).isEqualTo(404);
    }
}
