package io.tickfold.gateway.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.Money;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.engine.AttemptResult;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest extends SignInClients {

    @Test
    void aLinkArrivesByMailAndOpensAnAccount() throws MessagingException, ParseException {
        HttpResponse<String> asked = login("ann@example.org");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body())
                .isEqualTo(
                        "{\"message\":\"Verification link send\",\"email\":\"ann@example.org\"}");
        engine.answers(Events.accountOpened());

        String token = tokenFrom(open(secretSentTo("ann@example.org")));

        OpenAccount opening = (OpenAccount) engine.commands().getLast();
        assertThat(opening.openingBalance()).isEqualTo(Money.of("10000.00"));
        String account = opening.header().accountId().value();
        assertThat(account).matches("usr_[0-9a-f]{32}");
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getStringClaim("userId")).isEqualTo(account);
        assertThat(claims.getStringClaim("scope")).isEqualTo("withdraw");
        assertThat(claims.toString()).doesNotContain("ann");
        assertThat(mailsTo("ann@example.org").getLast().getSubject())
                .isEqualTo("Sign in to Tickfold");
    }

    @Test
    void theMailSaysTheSameInTextAndHtmlAndFetchesNothing() throws MessagingException {
        String secret = secretSentTo("bea@example.org");
        MimeMessage mail = mailsTo("bea@example.org").getLast();
        assertThat(partsOf(mail)).allSatisfy(part -> assertThat(part).contains(secret));
        assertThat(partsOf(mail).getLast()).doesNotContain("<img", "src=", "<link", "<style");
        assertThat(mail.getFrom()[0].toString()).isEqualTo("door@tickfold.example");
        URI own = anonymous("/").build().uri();
        assertThat(linkIn(mail)).hasHost("127.0.0.1").hasPort(own.getPort());
        assertThat(linkIn(mail)).hasPath("/api/v1/auth/verify");
        assertThat(secret).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void aLinkWorksOnce() {
        String secret = secretSentTo("cid@example.org");
        engine.answers(Events.accountOpened());
        String token = tokenFrom(open(secret));
        assertNotLetIn(open(secret));
        engine.answers(Events.closed("1", "1"));
        HttpResponse<String> closed =
                send(
                        json(CLOSE, "{\"orderId\":\"ord_1234567890abcdef\"}")
                                .setHeader("Authorization", "Bearer " + token));
        assertThat(closed.statusCode()).isEqualTo(200);
    }

    @Test
    void anAlteredOrInventedLinkDoesNotWork() {
        String secret = secretSentTo("dan@example.org");
        char other = secret.charAt(20) == 'A' ? 'B' : 'A';
        assertNotLetIn(open(secret.substring(0, 20) + other + secret.substring(21)));
        assertNotLetIn(open(secret + "A"));
        assertNotLetIn(open(secret.substring(1)));
        assertNotLetIn(open(secret + "&token=" + secret));
        assertNotLetIn(open("'%20OR%201=1%20--"));
        assertNotLetIn(open("%00"));
        assertNotLetIn(open("a".repeat(3_000)));
        assertNotLetIn(open(""));
        assertNotLetIn(send(anonymous("/api/v1/auth/verify").GET()));
        engine.answers(Events.accountOpened());
        tokenFrom(open(secret));
    }

    @Test
    void aLinkExpires() {
        String late = secretSentTo("eva@example.org");
        time.isAheadBy(Duration.ofMinutes(15));
        assertNotLetIn(open(late));
        time.isAheadBy(Duration.ZERO);
        String inTime = secretSentTo("eva@example.org");
        time.isAheadBy(Duration.ofMinutes(14));
        engine.answers(Events.accountOpened());
        tokenFrom(open(inTime));
    }

    @Test
    void theTokenThatItGivesExpires() {
        String secret = secretSentTo("fay@example.org");
        engine.answers(Events.accountOpened());
        String token = tokenFrom(open(secret));
        time.isAheadBy(Duration.ofHours(1).plusSeconds(31));
        HttpResponse<String> response =
                send(
                        anonymous(CLOSE)
                                .header("Authorization", "Bearer " + token)
                                .POST(HttpRequest.BodyPublishers.noBody()));
        assertRefused(response, 401, "UNAUTHORIZED", "Unauthorized");
    }

    @Test
    void lookingAtALinkDoesNotUseItUp() {
        String secret = secretSentTo("gus@example.org");
        for (String shown : List.of(secret, secret, "nonsense")) {
            HttpResponse<String> look = send(anonymous(VERIFY + shown).HEAD());
            assertThat(look.statusCode()).isEqualTo(204);
            assertThat(header(look, "Location")).isEmpty();
            assertPrivate(look);
        }
        assertThat(engine.commands()).isEmpty();
        engine.answers(Events.accountOpened());
        tokenFrom(open(secret));
    }

    @Test
    void oneOfManyClicksAtATimeWins() throws Exception {
        String secret = secretSentTo("hal@example.org");
        int clicks = 16;
        for (int i = 0; i < clicks; i++) {
            engine.answers(Events.accountOpened());
        }
        CyclicBarrier together = new CyclicBarrier(clicks);
        List<Future<HttpResponse<String>>> responses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clicks)) {
            for (int i = 0; i < clicks; i++) {
                responses.add(
                        threads.submit(() -> {
                            together.await();
                            return open(secret);
                        }));
            }
        }
        List<HttpResponse<String>> lost = new ArrayList<>();
        for (Future<HttpResponse<String>> response : responses) {
            if (response.get().statusCode() != 302) {
                lost.add(response.get());
            }
        }
        assertThat(lost).hasSize(clicks - 1).allSatisfy(SignInClients::assertNotLetIn);
        assertThat(engine.commands().stream().map(c -> c.header().accountId()).distinct())
                .hasSize(1);
    }

    @Test
    void aMailboxKeepsItsAccountHoweverItIsSpelt() throws ParseException {
        String first = accountOf("ida@example.org", "ida@example.org");
        engine.reset();
        time.isAheadBy(Duration.ofSeconds(2));
        String second = accountOf(" Ida@EXAMPLE.org\\t", "ida@example.org");
        assertThat(second).isEqualTo(first);
        assertThat(engine.commands()).isEmpty();
        assertThat(accountOf("ida+x@example.org", "ida+x@example.org")).isNotEqualTo(first);
    }

    private String accountOf(String typed, String mailbox) throws ParseException {
        int before = mailsTo(mailbox).size();
        assertThat(login(typed).statusCode()).isEqualTo(200);
        await().until(() -> mailsTo(mailbox).size() > before);
        engine.answers(Events.accountOpened());
        String token = tokenFrom(open(secretIn(mailsTo(mailbox).getLast())));
        return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("userId");
    }

    @Test
    void aLinkSurvivesAnEngineThatDoesNotAnswer() {
        String secret = secretSentTo("joe@example.org");
        engine.answers(new AttemptResult.NotSent());
        assertUnavailable(open(secret), "SIGN_IN_UNAVAILABLE");
        engine.answers(new AttemptResult.Unknown());
        HttpResponse<String> undecided = open(secret);
        assertThat(undecided.statusCode()).isEqualTo(504);
        assertThat(header(undecided, "Refusal-Reason")).isEqualTo("SIGN_IN_UNDECIDED");
        assertThat(undecided.body())
                .startsWith("{\"error\":\"Request timeout\",\"message\":\"Whether the account")
                .endsWith(", safe to retry\",\"timeout\":true}");
        engine.answers(new AttemptResult.Unreadable());
        assertThat(header(open(secret), "Refusal-Reason")).isEqualTo("SIGN_IN_UNDECIDED");
        engine.answers(Events.refused(RefusalReason.EXPIRED));
        assertUnavailable(open(secret), "SIGN_IN_UNAVAILABLE");
        engine.answers(Events.refused(RefusalReason.ACCOUNT_EXISTS));
        tokenFrom(open(secret));
        assertThat(engine.commands().stream().map(c -> c.header().accountId()).distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"email\":null}",
                "{\"email\":\"\"}",
                "{\"email\":\"  \"}",
                "{\"email\":1}",
                "{\"email\":[\"ann@example.org\"]}",
                "{\"email\":\"ann\"}",
                "{\"email\":\"ann@\"}",
                "{\"email\":\"@example.org\"}",
                "{\"email\":\"ann@example.org, bea@example.org\"}",
                "{\"email\":\"ann@example.org\\r\\nBcc: bea@example.org\"}",
                "{\"email\":\"Ann <ann@example.org>\"}",
                "{\"email\":\"a..b@example.org\"}",
                "{\"email\":\"ann@exa mple.org\"}",
                "{\"email\":\"ann@-example.org\"}",
                "{\"email\":\"\u00e4nn@example.org\"}",
                "{\"email\":\"\u212aim@example.org\"}",
                "{\"email\":\"\u017fam@example.org\"}"
            })
    void asksForAnAddress(String body) {
        assertRefused(askFor(body), 400, "EMAIL_REQUIRED", "Email is required");
    }

    @Test
    void refusesAddressesThatAreTooLong() {
        assertRefused(
                login("a".repeat(65) + "@example.org"), 400, "EMAIL_REQUIRED", "Email is required");
        String domain = "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60);
        assertRefused(
                login("a".repeat(64) + "@" + domain + ".example.org"),
                400,
                "EMAIL_REQUIRED",
                "Email is required");
    }

    @Test
    void aMailboxGetsOnlySoManyLinksAndNobodySeesIt() {
        for (int i = 0; i < 5; i++) {
            secretSentTo("kim@example.org");
        }
        assertThat(login("kim@example.org").statusCode()).isEqualTo(200);
        secretSentTo("lea@example.org");
        assertThat(mailsTo("kim@example.org")).hasSize(5);
        time.isAheadBy(Duration.ofMinutes(61));
        secretSentTo("kim@example.org");
    }

    @Test
    void aTokenThatHoldsNoMoreIsNotLookedAt() {
        HttpResponse<String> response =
                send(
                        anonymous(LOGIN)
                                .header("Authorization", "Bearer old")
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"email\":\"moe@example.org\"}")));
        assertThat(response.statusCode()).isEqualTo(200);
    }
}
