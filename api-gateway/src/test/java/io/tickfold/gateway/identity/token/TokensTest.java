package io.tickfold.gateway.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import io.tickfold.contract.value.AccountId;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest extends TokenHolders {

    @Test
    void refusesMoreThanOneAuthorization() {
        String token = "Bearer " + TOKEN;
        for (String second : List.of("Bearer x", "Basic YTpi", token)) {
            HttpResponse<String> response =
                    send(
                            anonymous("/api/v1/trade/orders")
                                    .header("Authorization", token)
                                    .header("Authorization", second)
                                    .GET());
            assertRefused(response, 401, "UNAUTHORIZED", "Unauthorized");
        }
    }

    @Test
    void letsAValidTokenIn() throws JOSEException {
        assertAccepted(hs256(claims().build()));
        AccountId account = engine.commands().getLast().header().accountId();
        assertThat(account).isEqualTo(new AccountId("mallory"));
    }

    @Test
    void asksForATokenIfThereIsNone() {
        HttpResponse<String> response = send(closing());
        assertRefused(response, 401, "UNAUTHORIZED", "Unauthorized");
        assertThat(header(response, "WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/anything", "/error", "/actuator/health"})
    void asksForATokenEverywhere(String path) {
        assertRefused(send(anonymous(path).GET()), 401, "UNAUTHORIZED", "Unauthorized");
    }

    @Test
    void takesOtherSchemesForNoToken() {
        HttpResponse<String> response = send(closing().header("Authorization", "Basic YTpi"));
        assertRefused(response, 401, "UNAUTHORIZED", "Unauthorized");
        assertThat(header(response, "WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void takesNoTokenFromTheAddress() {
        HttpRequest.Builder request =
                anonymous(CLOSE + "?access_token=" + TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(BODY));
        assertRefused(send(request), 401, "UNAUTHORIZED", "Unauthorized");
    }

    @Test
    void refusesAnExpiredTokenBeyondTheSkew() throws JOSEException {
        assertInvalid(hs256(claims().expirationTime(in(-31)).build()));
        assertAccepted(hs256(claims().expirationTime(in(-20)).build()));
    }

    @Test
    void refusesATokenThatIsNotYetValidBeyondTheSkew() throws JOSEException {
        assertInvalid(hs256(claims().notBeforeTime(in(40)).build()));
        assertAccepted(hs256(claims().notBeforeTime(in(20)).build()));
    }

    @Test
    void refusesATokenThatNeverExpires() throws JOSEException {
        assertInvalid(hs256(new JWTClaimsSet.Builder().claim("userId", "mallory").build()));
    }

    @Test
    void refusesTimesOfTheWrongForm() {
        for (String exp : List.of("\"never\"", "\"9999999999\"", "[]", "true", "-1", "null")) {
            assertInvalid(signed("{\"userId\":\"mallory\",\"exp\":" + exp + "}"));
        }
    }

    /// Some overflow where seconds become milliseconds; 253402300800 is the year 10000.
    @ParameterizedTest
    @ValueSource(strings = {"exp", "nbf", "iat"})
    void refusesTimesOutOfRange(String claim) {
        String others = claim.equals("exp") ? "" : ",\"exp\":4102444800";
        for (String time :
                List.of(
                        "9223372036854777",
                        "-9223372036854777",
                        "9223372036854775808",
                        "18446744073709551617",
                        "1e16",
                        "1e400",
                        "-1e16",
                        "253402300800",
                        "-1",
                        "\"1\"",
                        "null",
                        "[]",
                        "{}",
                        "true")) {
            String token = "{\"userId\":\"m\",\"" + claim + "\":" + time + others + "}";
            assertInvalid(signed(token));
        }
    }

    @Test
    void takesTimesToTheEndOfTheirRange() {
        assertAccepted(signed("{\"userId\":\"mallory\",\"exp\":253402300799,\"nbf\":0,\"iat\":0}"));
    }

    @Test
    void takesFractionsOfSeconds() {
        assertAccepted(signed("{\"userId\":\"m\",\"exp\":4102444800.5,\"nbf\":1.5,\"iat\":1.25}"));
    }

    @Test
    void refusesClaimsThatContradictEachOther() {
        assertInvalid(signed("{\"userId\":\"m\",\"exp\":4102444800,\"iat\":4102444801}"));
    }

    @Test
    void refusesAnAccountOfTheWrongForm() {
        for (Object account :
                List.of(
                        42,
                        true,
                        "",
                        " ",
                        "a b",
                        "a/b",
                        "\u00e4",
                        "x".repeat(65),
                        "a\n",
                        List.of("mallory"),
                        Map.of("id", "mallory"))) {
            assertInvalid(sign(claims().claim("userId", account).build()));
        }
    }

    @Test
    void refusesATokenThatNamesNoAccount() {
        assertInvalid(
                sign(new JWTClaimsSet.Builder().subject("mallory").expirationTime(in(60)).build()));
    }
}
