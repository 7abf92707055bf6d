package io.tickfold.gateway.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;

class RefusedRequestsTest {

    @Test
    void forbidsWhatAnAccountHasNoRightTo() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new RefusedRequests()
                .handle(
                        new MockHttpServletRequest(),
                        response,
                        new AccessDeniedException("a secret"));
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getHeader("Refusal-Reason")).isEqualTo("FORBIDDEN");
        assertThat(response.getContentAsString()).isEqualTo("{\"error\":\"Forbidden\"}");
    }
}
