package io.tickfold.gateway.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.SetTime;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Clients that sign in, and the mail server where their mailboxes are.
abstract class SignInClients extends GatewayHttpTest {

    static final String LOGIN = "/api/v1/auth/login";
    static final String VERIFY = "/api/v1/auth/verify?token=";

    private static final GreenMail MAIL =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Pattern LINK = Pattern.compile("http://\\S+");

    @Autowired SetTime time;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        MAIL.start();
        settings.add("tickfold.signin.smtp.host", () -> "127.0.0.1");
        settings.add("tickfold.signin.smtp.port", () -> MAIL.getSmtp().getPort());
        settings.add("tickfold.signin.smtp.starttls", () -> "false");
        settings.add("tickfold.signin.smtp.from", () -> "door@tickfold.example");
        settings.add("tickfold.signin.frontend", () -> "https://app.example/");
        settings.add("tickfold.signin.limits.per-client", () -> "1000");
        settings.add("tickfold.gateway.opening-balance", () -> "10000.00");
    }

    @AfterAll
    static void stopMail() {
        MAIL.stop();
    }

    @BeforeEach
    void now() {
        time.isAheadBy(Duration.ZERO);
    }

    HttpResponse<String> login(String email) {
        return askFor("{\"email\":\"" + email + "\"}");
    }

    HttpResponse<String> askFor(String body) {
        return send(
                anonymous(LOGIN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Asks for a link and reads its secret in the mail.
    String secretSentTo(String email) {
        int before = mailsTo(email).size();
        assertThat(login(email).statusCode()).isEqualTo(200);
        await().until(() -> mailsTo(email).size() > before);
        return secretIn(mailsTo(email).getLast());
    }

    static List<MimeMessage> mailsTo(String email) {
        return Stream.of(MAIL.getReceivedMessages()).filter(m -> isTo(m, email)).toList();
    }

    private static boolean isTo(MimeMessage mail, String email) {
        try {
            return mail.getAllRecipients()[0].toString().equals(email);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    static String secretIn(MimeMessage mail) {
        return linkIn(mail).getQuery().substring("token=".length());
    }

    static URI linkIn(MimeMessage mail) {
        Matcher link = LINK.matcher(partsOf(mail).getFirst());
        assertThat(link.find()).isTrue();
        return URI.create(link.group());
    }

    /// The plain text and then the HTML.
    static List<String> partsOf(MimeMessage mail) {
        try {
            Multipart mixed = (Multipart) mail.getContent();
            Multipart related = (Multipart) mixed.getBodyPart(0).getContent();
            Multipart both = (Multipart) related.getBodyPart(0).getContent();
            return List.of(text(both.getBodyPart(0)), text(both.getBodyPart(1)));
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(BodyPart part) throws MessagingException, IOException {
        return part.getContent().toString();
    }

    HttpResponse<String> open(String secret) {
        return send(anonymous(VERIFY + secret).GET());
    }

    static void assertNotLetIn(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo("Invalid token \u274c");
        assertThat(header(response, "Content-Type"))
                .isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(header(response, "Refusal-Reason")).isEqualTo("INVALID_SIGN_IN_LINK");
        assertThat(header(response, "Location")).isEmpty();
        assertPrivate(response);
    }

    static void assertPrivate(HttpResponse<String> response) {
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(response.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    }

    /// The token that a link was exchanged for.
    static String tokenFrom(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(302);
        assertPrivate(response);
        String start = "https://app.example/dashboard?token=";
        assertThat(header(response, "Location")).startsWith(start);
        return header(response, "Location").substring(start.length());
    }
}
