package io.tickfold.gateway.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/// What is shown to somebody who tries the gateway without a mail server.
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "tickfold.signin.log-links=true",
            "tickfold.signin.limits.per-client=3",
            "tickfold.signin.public-url=https://api.example/tickfold/",
            "tickfold.signin.withdraw=false"
        })
class LoggedLinksTest extends GatewayHttpTest {

    private static final String LOGIN = "/api/v1/auth/login";
    private static final Pattern LINK =
            Pattern.compile("https://api\\.example/tickfold(/api/v1/auth/verify\\?token=\\S+)");

    @Test
    void aLinkIsLoggedWithoutTheAddressAndAClientMayNotAskForManyOfThem(CapturedOutput output) {
        String body = "{\"email\":\"private-name@example.org\"}";
        for (int i = 0; i < 3; i++) {
            assertThat(post(LOGIN, body).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> tooMany = post(LOGIN, body);
        assertRefused(tooMany, 429, "TOO_MANY_REQUESTS", "Too many requests");
        assertThat(Integer.parseInt(header(tooMany, "Retry-After"))).isBetween(1_000, 1_201);

        await().until(() -> LINK.matcher(output.getOut()).results().count() == 3);
        assertThat(output.getAll()).doesNotContain("private-name");
        Matcher link = LINK.matcher(output.getOut());
        assertThat(link.find()).isTrue();
        engine.answers(Events.accountOpened());
        HttpResponse<String> opened = send(anonymous(URI.create(link.group(1)).toString()).GET());
        assertThat(opened.statusCode()).isEqualTo(302);
        assertThat(header(opened, "Location"))
                .startsWith("https://api.example/tickfold/dashboard?token=");
    }
}
