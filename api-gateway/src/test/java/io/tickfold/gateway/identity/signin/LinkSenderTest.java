package io.tickfold.gateway.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.TokenIssuer;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.DatabaseSettings;
import io.tickfold.readmodel.database.Databases;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.MailSendException;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class LinkSenderTest {

    private static final Mailbox ANN = new Mailbox("private-name@example.org");

    private static final TokenIssuer TOKENS =
            new TokenIssuer(
                    JwtSecret.of("a-secret-of-tests-that-is-long-enough"), InstantSource.system());

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Database identity =
            new Databases(
                            new DatabaseSettings(
                                    DatabaseSettings.IN_MEMORY, null, "tickfold", "", 10))
                    .open("identity");

    @AfterEach
    void close() {
        identity.close();
    }

    @Test
    void triesAgain() {
        AtomicInteger attempts = new AtomicInteger();
        List<URI> delivered = new CopyOnWriteArrayList<>();
        Delivery delivery =
                (link, _) -> {
                    if (attempts.incrementAndGet() < 3) {
                        throw new MailSendException("no " + ANN.address());
                    }
                    delivered.add(link);
                };
        try (LinkSender sender = sender(delivery, 10)) {
            assertThat(sender.send(ANN)).isTrue();
            await().until(() -> count("sent") == 1);
        }
        assertThat(attempts).hasValue(3);
        assertThat(delivered).hasSize(1);
        assertThat(count("failed")).isZero();
    }

    @Test
    void countsWhatCannotBeSentAndTellsNoAddress(CapturedOutput output) {
        Delivery delivery =
                (_, mailbox) -> {
                    throw new MailSendException("no " + mailbox.address());
                };
        try (LinkSender sender = sender(delivery, 10)) {
            assertThat(sender.send(ANN)).isTrue();
            await().until(() -> count("failed") == 1);
        }
        await().until(() -> output.getAll().contains("MailSendException"));
        assertThat(output.getAll()).doesNotContain("private-name");
    }

    @Test
    void survivesABrokenDatabase() {
        identity.close();
        try (LinkSender sender = sender((_, _) -> {}, 10)) {
            assertThat(sender.send(ANN)).isTrue();
            await().until(() -> count("failed") == 1);
        }
    }

    @Test
    void takesOnlySoManyIn() {
        CountDownLatch end = new CountDownLatch(1);
        Delivery stuck =
                (_, _) -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                };
        int taken = 0;
        try (LinkSender sender = sender(stuck, 3)) {
            while (taken < 100 && sender.send(new Mailbox("m" + taken + "@example.org"))) {
                taken++;
            }
            end.countDown();
        }
        assertThat(taken).isEqualTo(3 + 4);
    }

    private LinkSender sender(Delivery delivery, int queue) {
        SignInSettings settings =
                SignInSettingsTest.settings(
                        Map.of(
                                "tickfold.signin.limits.queue",
                                Integer.toString(queue),
                                "tickfold.signin.smtp.retry-after",
                                "1ms",
                                "tickfold.signin.public-url",
                                "http://127.0.0.1:8080"));
        return new LinkSender(
                new Links(identity, InstantSource.system(), settings),
                new LinkAddresses(settings, new MockEnvironment(), TOKENS),
                delivery,
                settings,
                registry);
    }

    private double count(String what) {
        return registry.counter("tickfold.gateway.signin.links." + what).count();
    }
}
