package io.tickfold.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.GatewayHttpTest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest extends GatewayHttpTest {

    private static final Pattern SCRIPT = Pattern.compile("src=\"(console/[0-9a-f]+/main\\.js)\"");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dashboard", "/dashboard?token=x"})
    void isThereForEverybody(String path) {
        HttpResponse<String> page = send(anonymous(path).GET());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.body()).contains("data-demo=\"false\"");
    }

    @Test
    void runsNothingButItsOwnScripts() {
        HttpResponse<String> page = send(anonymous("/").GET());

        assertThat(header(page, "Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(page, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    }

    @Test
    void itsFilesAreCompressedAndKeptUnderTheirHash() {
        HttpResponse<String> page = send(anonymous("/").GET());
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        Matcher script = SCRIPT.matcher(page.body());
        assertThat(script.find()).isTrue();

        HttpResponse<String> file =
                send(anonymous("/" + script.group(1)).header("Accept-Encoding", "gzip").GET());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "Content-Type")).isEqualTo("text/javascript;charset=UTF-8");
        assertThat(header(file, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(file, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
    }

    @Test
    void whatLoadsThePageAgainHasTheSameAddressInEveryVersion() {
        assertThat(send(anonymous("/").GET()).body()).contains("src=\"console/reload.js\"");
        HttpResponse<String> file = send(anonymous("/console/reload.js").GET());

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "Content-Type")).isEqualTo("text/javascript;charset=UTF-8");
        assertThat(header(file, "Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/0000000000000000/main.js",
                "/console/x",
                "/console/x/",
                "/console/x/nothing.js",
                "/console/x/lit-html/nothing.js"
            })
    void whatIsNoFileOfItIsNotFound(String path) {
        assertRefused(send(anonymous(path).GET()), 404, "NOT_FOUND", "Not found");
    }

    @Test
    void thereIsNoDemoUserUnlessTheSettingsSaySo() {
        HttpResponse<String> refused = post("/api/v1/auth/demo", "{}");
        assertRefused(refused, 404, "NOT_FOUND", "Not found");
    }
}
