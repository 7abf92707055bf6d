package io.tickfold.gateway.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.readmodel.database.Database;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.annotation.DirtiesContext;

@DirtiesContext
class BrokenIdentityTest extends GatewayHttpTest {

    @Autowired
    @Qualifier("gatewayIdentityDatabase")
    private Database identity;

    @Test
    void saysThatNobodyCanSignInNow() {
        identity.close();
        String link = "/api/v1/auth/verify?token=" + "a".repeat(43);
        HttpResponse<String> response = send(anonymous(link).GET());
        assertUnavailable(response, "SIGN_IN_UNAVAILABLE");
        assertThat(header(response, "Retry-After")).isEqualTo("5");
    }
}
