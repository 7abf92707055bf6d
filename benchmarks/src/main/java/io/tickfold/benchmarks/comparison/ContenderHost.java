package io.tickfold.benchmarks.comparison;

import io.tickfold.contract.wire.NeutralProcess;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.engine.OrderEngineConfiguration;
import io.tickfold.feed.PriceFeedConfiguration;
import io.tickfold.gateway.ApiGatewayConfiguration;
import io.tickfold.gateway.identity.token.JwtSecretFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/// The process of a contender other than Tickfold itself, with a broker of its own.
///
/// Arguments: the contender, the directory of its data, what the floor writes.
public final class ContenderHost {

    static final int PARTITIONS = 4;
    private static final long LOOK_AGAIN_NANOS = 10_000_000;

    private ContenderHost() {}

    /// Prices alone, for a floor that copies.
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(PriceFeedConfiguration.class)
    static class Prices {}

    /// The engine, without a gateway.
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({PriceFeedConfiguration.class, OrderEngineConfiguration.class})
    static class EngineAlone {}

    /// Tickfold's gateway in front of a listener of Spring Kafka.
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({
        PriceFeedConfiguration.class,
        ApiGatewayConfiguration.class,
        ReplyingClient.class,
        PlainListener.class
    })
    static class Listening {}

    /// Tickfold's gateway in front of Kafka Streams.
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({
        PriceFeedConfiguration.class,
        ApiGatewayConfiguration.class,
        ReplyingClient.class,
        PlainStreams.class
    })
    static class Streaming {}

    public static void main(String[] args) throws Exception {
        NeutralProcess.begin();
        Contender contender = Contender.valueOf(args[0]);
        Path data = Path.of(args[1]);
        EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"), 0);
        createTopics(kafka.bootstrapServers());
        var _ = JwtSecretFile.readOrCreate(data);
        ConfigurableApplicationContext services =
                new SpringApplicationBuilder(services(contender))
                        .web(
                                contender.isOverHttp()
                                        ? WebApplicationType.SERVLET
                                        : WebApplicationType.NONE)
                        .registerShutdownHook(false)
                        .run(settings(contender, data, kafka.bootstrapServers()));
        Optional<Floor> floor =
                Optional.of(contender)
                        .filter(Contender.FLOOR::equals)
                        .map(_ ->
                                new Floor(
                                        kafka.bootstrapServers(),
                                        PARTITIONS,
                                        Footprint.parse(args[2])));
        awaitHealth(services);
        System.out.printf(
                Locale.ROOT,
                "ready: API at http://127.0.0.1:%s, Kafka at %s, data in %s%n",
                services.getEnvironment().getProperty("local.server.port", "0"),
                kafka.bootstrapServers(),
                data);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            floor.ifPresent(Floor::close);
                            services.close();
                            kafka.close();
                        }));
        new CountDownLatch(1).await();
    }

    private static Class<?> services(Contender contender) {
        return switch (contender) {
            case FLOOR -> Prices.class;
            case ENGINE -> EngineAlone.class;
            case AT_LEAST_ONCE, EXACTLY_ONCE -> Listening.class;
            case STREAMS -> Streaming.class;
            case TICKFOLD -> throw new IllegalArgumentException("it is started by itself");
        };
    }

    private static String[] settings(Contender contender, Path data, String bootstrapServers) {
        return new String[] {
            "--server.port=0",
            "--management.server.port=0",
            "--logging.level.root=error",
            "--logging.level.io.tickfold=warn",
            "--tickfold.kafka.bootstrap-servers=" + bootstrapServers,
            "--tickfold.engine.partitions=" + PARTITIONS,
            "--tickfold.engine.state-directory=" + data.resolve("engine"),
            "--tickfold.database.directory=" + data.resolve("database"),
            "--tickfold.gateway.jwt-secret-file=" + JwtSecretFile.in(data),
            "--tickfold.gateway.opening-balance=10000.00",
            "--tickfold.limits.enabled=false",
            "--plain.transactions=" + (contender == Contender.EXACTLY_ONCE),
            "--plain.committed=" + (contender != Contender.AT_LEAST_ONCE),
        };
    }

    private static void createTopics(String bootstrapServers)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            TopicProvisioning.createMissing(admin, PARTITIONS);
            List<NewTopic> others =
                    Stream.of(Floor.CHANGELOG, ReplyingClient.REQUESTS, ReplyingClient.REPLIES)
                            .map(name ->
                                    new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()))
                            .toList();
            for (KafkaFuture<Void> created : admin.createTopics(others).values().values()) {
                requireTopic(created);
            }
        }
    }

    /// After a kill they are there already.
    private static void requireTopic(KafkaFuture<Void> created)
            throws ExecutionException, InterruptedException {
        try {
            Void _ = created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static void awaitHealth(ConfigurableApplicationContext services) {
        while (!services.getBeansOfType(HealthIndicator.class).values().stream()
                .allMatch(each -> Status.UP.equals(status(each)))) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private static Status status(HealthIndicator indicator) {
        return Optional.ofNullable(indicator.health())
                .map(health -> health.getStatus())
                .orElse(Status.UNKNOWN);
    }
}
