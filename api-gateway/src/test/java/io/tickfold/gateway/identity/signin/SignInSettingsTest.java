package io.tickfold.gateway.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SignInSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dashboard",
                "app.example",
                "ftp://app.example",
                "javascript:alert(1)",
                "https:app",
                "https://user@app.example",
                "https://app.example?to=x",
                "https://app.example#x"
            })
    void leadsOnlyToAnOrigin(String frontend) {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> settings(Map.of("tickfold.signin.frontend", frontend)));
    }

    @Test
    void keepsLinksNoLongerThanTheyAreRemembered() {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> settings(Map.of("tickfold.signin.link-lifetime", "61m")));
    }

    @Test
    void hidesThePassword() {
        SignInSettings settings = settings(Map.of("tickfold.signin.smtp.password", "hunter2"));
        assertThat(settings.toString()).doesNotContain("hunter2");
    }

    static SignInSettings settings(Map<String, String> given) {
        return new Binder(new MapConfigurationPropertySource(given))
                .bindOrCreate("tickfold.signin", SignInSettings.class);
    }
}
