package io.tickfold.gateway.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "tickfold.auth.jwks-uri=http://127.0.0.1:1/keys",
            "tickfold.auth.issuer=" + IssuerOfTests.NAME,
            "tickfold.auth.audience=" + IssuerOfTests.AUDIENCE
        })
class UnreachableKeysTest extends TokenHolders {

    @Test
    void saysThatItCannotTellAndServesTheOthers() throws JOSEException {
        String token = IssuerOfTests.signedBy(IssuerOfTests.FIRST);
        for (int i = 0; i < 4; i++) {
            HttpResponse<String> response =
                    send(closing().header("Authorization", "Bearer " + token));
            assertUnavailable(response, "KEYS_UNAVAILABLE");
            assertThat(header(response, "Retry-After")).isEqualTo("5");
        }
        assertAccepted(hs256(claims().build()));
    }
}
