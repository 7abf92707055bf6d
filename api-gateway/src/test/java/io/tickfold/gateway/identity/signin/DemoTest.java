package io.tickfold.gateway.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;

/// One click on this machine, and from nowhere else.
@TestPropertySource(properties = "tickfold.signin.demo=true")
class DemoTest extends GatewayHttpTest {

    private static final String DEMO = "/api/v1/auth/demo";

    @Test
    void opensAnAccountAndGivesATokenForIt() {
        engine.answers(Events.accountOpened());

        HttpResponse<String> signedIn = send(demo());

        assertThat(signedIn.statusCode()).isEqualTo(200);
        assertThat(signedIn.body()).startsWith("{\"account\":\"demo\",\"token\":\"");
        assertThat(header(signedIn, "Cache-Control")).contains("no-store");
        assertThat(scopes(signedIn.body())).isEqualTo("withdraw");
        assertThat(engine.commands())
                .singleElement()
                .extracting(command -> command.header().accountId())
                .isEqualTo(new AccountId("demo"));
    }

    @Test
    void thePageOffersIt() {
        assertThat(send(anonymous("/").GET()).body()).contains("data-demo=\"true\"");
    }

    @Test
    void ourOwnPageMayAsk() {
        engine.answers(Events.accountOpened());
        HttpRequest.Builder request = demo().header("Origin", "http://127.0.0.1:" + port());
        assertThat(send(request).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin,https://evil.example",
        "Origin,null",
        "Origin,http://127.0.0.1:1",
        "X-Forwarded-For,192.0.2.1",
        "Forwarded,for=192.0.2.1",
        "Via,1.1 proxy"
    })
    void nobodyElseMay(String header, String value) {
        assertRefused(send(demo().header(header, value)), 403, "FORBIDDEN", "Forbidden");
        assertThat(engine.commands()).isEmpty();
    }

    @Test
    void aNameThatLeadsHereIsNotThisMachine() {
        String answer =
                raw(
                        "POST "
                                + DEMO
                                + " HTTP/1.1\r\nHost: rebound.example\r\n"
                                + "Sec-Fetch-Site: same-origin\r\n"
                                + "Content-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 403 ").contains("Refusal-Reason: FORBIDDEN");
        assertThat(engine.commands()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "10.0.0.1", "2001:db8::1", "0.0.0.0"})
    void norIsAnotherAddress(String address) {
        MockHttpServletRequest request = fromOurPage();
        assertThat(LocalRequest.isFromHere(request)).isTrue();
        request.setRemoteAddr(address);
        assertThat(LocalRequest.isFromHere(request)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]"})
    void thisMachineHasSeveralNames(String name) {
        MockHttpServletRequest request = fromOurPage();
        request.setServerName(name);
        assertThat(LocalRequest.isFromHere(request)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void anotherPageIsNotOurs(String site) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", DEMO);
        assertThat(LocalRequest.isFromHere(request)).isFalse();
        request.addHeader("Sec-Fetch-Site", site);
        assertThat(LocalRequest.isFromHere(request)).isFalse();
    }

    @Test
    void severalOriginsAreNoneOfOurs() {
        MockHttpServletRequest request = fromOurPage();
        request.addHeader("Host", "localhost");
        List.of("http://localhost", "https://evil.example")
                .forEach(origin -> request.addHeader("Origin", origin));
        assertThat(LocalRequest.isFromHere(request)).isFalse();
    }

    private static String scopes(String body) {
        String token = body.replaceFirst(".*\"token\":\"", "").replaceFirst("\".*", "");
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("scope");
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static MockHttpServletRequest fromOurPage() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", DEMO);
        request.addHeader("Sec-Fetch-Site", "same-origin");
        return request;
    }

    private HttpRequest.Builder demo() {
        return anonymous(DEMO)
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.noBody());
    }
}
