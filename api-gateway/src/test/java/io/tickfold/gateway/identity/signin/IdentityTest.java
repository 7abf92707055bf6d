package io.tickfold.gateway.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.SetTime;
import io.tickfold.readmodel.DatabaseKind;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What two gateways that share a database do to its links and mailboxes.
class IdentityTest {

    private static final Mailbox ANN = new Mailbox("ann@example.org");
    private static final int ROUNDS = 20;

    private final SetTime time = new SetTime();

    @ParameterizedTest
    @EnumSource
    void oneOfTwoGatewaysUsesALinkUp(DatabaseKind kind) throws Exception {
        try (Database identity = new Databases(kind.settings()).open("identity")) {
            List<Links> gateways = List.of(links(identity), links(identity));
            for (int round = 0; round < ROUNDS; round++) {
                Mailbox mailbox = new Mailbox("m" + round + "@example.org");
                LinkSecret secret = gateways.getFirst().issue(mailbox).orElseThrow();
                assertThat(gateways.getLast().mailboxOf(secret)).contains(mailbox);
                assertThat(atOnce(gateways, links -> links.useUp(secret)))
                        .containsExactlyInAnyOrder(true, false);
                assertThat(gateways.getLast().mailboxOf(secret)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoGatewaysGiveAMailboxOneAccount(DatabaseKind kind) throws Exception {
        try (Database identity = new Databases(kind.settings()).open("identity")) {
            List<Mailboxes> gateways =
                    List.of(new Mailboxes(identity, time), new Mailboxes(identity, time));
            for (int round = 0; round < ROUNDS; round++) {
                Mailbox mailbox = new Mailbox("m" + round + "@example.org");
                List<Mailboxes.Owned> owned =
                        atOnce(gateways, mailboxes -> mailboxes.accountOf(mailbox));
                assertThat(owned.getFirst()).isEqualTo(owned.getLast());
                assertThat(owned.getFirst().opened()).isFalse();
                gateways.getFirst().opened(mailbox);
                assertThat(gateways.getLast().accountOf(mailbox).opened()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void linksAreForgottenAndOnlyTheirHashesWereKnown(DatabaseKind kind) {
        try (Database identity = new Databases(kind.settings()).open("identity")) {
            Links links = links(identity);
            LinkSecret secret = links.issue(ANN).orElseThrow();
            assertThat(hashes(identity)).containsExactly(secret.hash());
            assertThat(secret.hash()).doesNotContain(secret.text()).hasSize(64);
            assertThat(links.issue(ANN)).isPresent();
            assertThat(links.issue(ANN)).isEmpty();
            time.isAheadBy(Duration.ofMinutes(61));
            Optional<LinkSecret> later = links.issue(ANN);
            assertThat(hashes(identity)).containsExactly(later.orElseThrow().hash());
        }
    }

    private Links links(Database identity) {
        return new Links(
                identity,
                time,
                SignInSettingsTest.settings(Map.of("tickfold.signin.limits.per-mailbox", "2")));
    }

    private static List<String> hashes(Database identity) {
        return identity.sql()
                .sql("SELECT secret_hash FROM sign_in_link")
                .query(String.class)
                .list();
    }

    private static <G, T> List<T> atOnce(List<G> gateways, Attempt<G, T> attempt) throws Exception {
        CyclicBarrier together = new CyclicBarrier(gateways.size());
        List<Callable<T>> attempts = new ArrayList<>();
        for (G gateway : gateways) {
            attempts.add(() -> {
                together.await();
                return attempt.by(gateway);
            });
        }
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(gateways.size())) {
            for (Future<T> result : threads.invokeAll(attempts)) {
                results.add(result.get());
            }
        }
        return results;
    }

    /// What each gateway does.
    @FunctionalInterface
    private interface Attempt<G, T> {
        T by(G gateway);
    }
}
