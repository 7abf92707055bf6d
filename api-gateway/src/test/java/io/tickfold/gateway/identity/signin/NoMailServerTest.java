package io.tickfold.gateway.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.GatewayHttpTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class NoMailServerTest extends GatewayHttpTest {

    @Test
    void saysThatNobodyCanSignIn() {
        HttpResponse<String> response =
                post("/api/v1/auth/login", "{\"email\":\"ann@example.org\"}");
        assertUnavailable(response, "SIGN_IN_UNAVAILABLE");
        assertThat(header(response, "Retry-After")).isEqualTo("5");
    }

    @Test
    void stillAsksForAnAddress() {
        HttpResponse<String> response = post("/api/v1/auth/login", "{\"email\":\"ann\"}");
        assertRefused(response, 400, "EMAIL_REQUIRED", "Email is required");
    }
}
