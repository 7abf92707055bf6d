package io.tickfold.engine.streams;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.engine.cluster.EngineGroup;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerWatchTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final String TOPIC = "topic";
    private static final int MANY = Integer.MAX_VALUE;
    private static final int SESSION_MILLIS = 300_000;
    private static final Duration WELL_WITHIN_A_SESSION = Duration.ofSeconds(60);

    @TempDir Path directory;

    private final AtomicInteger removals = new AtomicInteger();

    private EmbeddedKafka kafka;
    private Admin admin;
    private Presence own;

    @BeforeEach
    void startKafka() throws Exception {
        kafka = EmbeddedKafka.start(directory, 0);
        admin = ByteClients.admin(kafka.bootstrapServers(), Map.of());
        admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        own = Presence.open(HERE, 0);
    }

    @AfterEach
    void stop() {
        own.close();
        admin.close();
        kafka.close();
    }

    @Test
    void givesThePartitionsOfAnEngineAwayThatHasEnded() throws Exception {
        try (Peer other = new Peer(true, MANY);
                PeerWatch watch =
                        new PeerWatch(new EngineGroup(admin), own, removals::incrementAndGet);
                var _ = member(other.name() + "-1");
                var _ = member(other.name() + "-2");
                var _ = member(own.name() + "-1")) {
            assertThat(watch).isNotNull();
            await().until(() -> other.watchers.get() > 0);

            other.end();

            await().atMost(WELL_WITHIN_A_SESSION)
                    .untilAsserted(() -> assertThat(members()).containsExactly(own.name() + "-1"));
            await().untilAtomic(removals, equalTo(1));
        }
    }

    /// A request that fails may have had its effect.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void triesUntilAnEngineThatHasEndedIsNoMember(boolean hasEffect) throws Exception {
        try (Peer other = new Peer(true, MANY);
                PeerWatch watch =
                        new PeerWatch(
                                new EngineGroup(failing(10, hasEffect)),
                                own,
                                removals::incrementAndGet);
                var _ = member(other.name() + "-1")) {
            assertThat(watch).isNotNull();
            await().until(() -> other.watchers.get() > 0);

            other.end();

            await().atMost(WELL_WITHIN_A_SESSION).untilAtomic(removals, equalTo(1));
            assertThat(members()).isEmpty();
        }
    }

    @Test
    void leavesAnEngineAloneWhoseConnectionsEndButNotItsProcess() throws Exception {
        try (Peer other = new Peer(false, MANY);
                PeerWatch watch =
                        new PeerWatch(new EngineGroup(admin), own, removals::incrementAndGet);
                var _ = member(other.name() + "-1")) {
            assertThat(watch).isNotNull();

            await().until(() -> other.met.get() > 3);

            assertThat(members()).containsExactly(other.name() + "-1");
        }
    }

    @Test
    void leavesAnEngineAloneWhosePortIsAnsweredByNobodyInParticular() throws Exception {
        try (Peer other = new Peer(false, 1);
                PeerWatch watch =
                        new PeerWatch(new EngineGroup(admin), own, removals::incrementAndGet);
                var _ = member(other.name() + "-1")) {
            assertThat(watch).isNotNull();

            await().until(() -> other.met.get() > 3);

            assertThat(members()).containsExactly(other.name() + "-1");
        }
    }

    @Test
    void givesThePartitionsAwayIfAnotherProcessIsAtThePort() throws Exception {
        try (Peer other = new Peer(true, 1);
                PeerWatch watch =
                        new PeerWatch(new EngineGroup(admin), own, removals::incrementAndGet);
                var _ = member(other.name() + "-1");
                var _ = member(own.name() + "-1")) {
            assertThat(watch).isNotNull();
            await().until(() -> other.watchers.get() > 0);

            other.greetAs("another process");

            await().atMost(WELL_WITHIN_A_SESSION)
                    .untilAsserted(() -> assertThat(members()).containsExactly(own.name() + "-1"));
        }
    }

    /// Another engine's port.
    private static final class Peer implements AutoCloseable {

        private final ServerSocket listener = new ServerSocket(0, 1, HERE);
        private final List<Socket> held = new CopyOnWriteArrayList<>();
        private final UUID id = UUID.randomUUID();
        private final AtomicInteger met = new AtomicInteger();
        private final AtomicInteger watchers = new AtomicInteger();
        private final AtomicInteger greetings;
        private volatile String greeting = "";

        /// @param holds whether connections last
        /// @param named how often it says its name
        Peer(boolean holds, int named) throws IOException {
            greetings = new AtomicInteger(named);
            Thread.ofVirtual().start(() -> accept(holds));
        }

        /// Ends all connections, and says something else to others.
        void greetAs(String other) throws IOException {
            greeting = other + "\n";
            for (Socket each : held) {
                each.close();
            }
        }

        String name() {
            return listener.getLocalPort() + "_" + id;
        }

        private void accept(boolean holds) {
            while (!listener.isClosed()) {
                try {
                    Socket next = listener.accept();
                    held.add(next);
                    if (listener.isClosed()) {
                        next.close();
                    }
                    String says = greetings.getAndDecrement() > 0 ? name() + "\n" : greeting;
                    next.getOutputStream().write(says.getBytes(US_ASCII));
                    met.incrementAndGet();
                    if (holds) {
                        Thread.ofVirtual().start(() -> hold(next));
                    } else {
                        next.close();
                    }
                } catch (IOException _) {
                    // It is being closed.
                }
            }
        }

        private void hold(Socket watcher) {
            watchers.incrementAndGet();
            try {
                watcher.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException _) {
                // One of the two has gone.
            } finally {
                watchers.decrementAndGet();
            }
        }

        @Override
        public void close() throws IOException {
            end();
        }

        void end() throws IOException {
            listener.close();
            for (Socket each : held) {
                each.close();
            }
        }
    }

    /// A member whose session lasts for longer than the test, as it is never polled again.
    private KafkaConsumer<byte[], byte[]> member(String instance) {
        KafkaConsumer<byte[], byte[]> member =
                ByteClients.consumer(
                        kafka.bootstrapServers(),
                        IsolationLevel.READ_COMMITTED,
                        Map.of(
                                "group.id",
                                Topics.ENGINE_GROUP,
                                "group.instance.id",
                                instance,
                                "session.timeout.ms",
                                SESSION_MILLIS,
                                "max.poll.interval.ms",
                                SESSION_MILLIS));
        member.subscribe(List.of(TOPIC));
        await().until(() -> {
            member.poll(Duration.ofMillis(10));
            return members().contains(instance);
        });
        return member;
    }

    /// @param failures how many requests to remove members fail, the first ones
    /// @param hasEffect whether they are carried out all the same
    private Admin failing(int failures, boolean hasEffect) {
        AtomicInteger left = new AtomicInteger(failures);
        InvocationHandler handler =
                (_, method, arguments) -> {
                    boolean fails =
                            method.getName().equals("removeMembersFromConsumerGroup")
                                    && left.getAndDecrement() > 0;
                    if (fails && hasEffect) {
                        new EngineGroup(admin).remove(members());
                    }
                    if (fails) {
                        throw new TimeoutException("nobody answers");
                    }
                    return method.invoke(admin, arguments);
                };
        return (Admin)
                Proxy.newProxyInstance(
                        Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, handler);
    }

    private List<String> members() throws Exception {
        return new EngineGroup(admin)
                .members().stream().map(each -> each.groupInstanceId().orElseThrow()).toList();
    }
}
