package io.tickfold.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.GatewayHttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// Clients that promise a body and do not send it.
@TestPropertySource(properties = "server.tomcat.connection-timeout=1s")
class StalledBodiesTest extends GatewayHttpTest {

    @Test
    void areRefusedLikeAnyMalformedRequest() {
        String answer =
                raw(
                        """
                        POST %s HTTP/1.1\r
                        Host: x\r
                        Authorization: Bearer %s\r
                        Content-Type: application/json\r
                        Content-Length: 100\r
                        \r
                        {"orderId":\
                        """
                                .formatted(CLOSE, TOKEN));
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("{\"error\":\"Bad request\"}")
                .contains("Refusal-Reason: BAD_REQUEST")
                .contains("Connection: close");
    }
}
