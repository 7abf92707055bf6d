package io.tickfold.gateway.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthSettingsTest {

    private static final AuthSettings.Keys KEYS =
            new AuthSettings.Keys(Duration.ofMinutes(5), Duration.ofSeconds(1), Duration.ZERO);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://issuer.example/keys",
                "http://127.0.0.1:8080/keys",
                "http://[::1]/keys",
                "http://localhost/keys"
            })
    void takesAddressesOnWhoseWayNobodyForges(String address) {
        assertThat(settings(address, "i", "a", "sub").keysAddress()).contains(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example/keys",
                "http://127.0.0.1.example/keys",
                "http://10.0.0.1/keys",
                "file:///etc/keys",
                "ftp://127.0.0.1/keys",
                "/keys",
                "https:keys"
            })
    void refusesOthers(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> settings(address, "i", "a", "sub"));
    }

    @ParameterizedTest
    @CsvSource({"'',a,sub", "i,'',sub", "i,a,''"})
    void asksForAllThatTellsAnIssuersTokens(String issuer, String audience, String claim) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("https://issuer.example/keys", issuer, audience, claim));
    }

    private static AuthSettings settings(
            String address, String issuer, String audience, String claim) {
        return new AuthSettings(URI.create(address), issuer, audience, claim, false, KEYS);
    }
}
