package io.tickfold.engine.streams;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.engine.cluster.EngineStartException;
import io.tickfold.engine.rebuild.RebuiltPartition;
import io.tickfold.engine.rebuild.StateRebuild;
import io.tickfold.engine.rebuild.StateRebuild.Loss;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.LoggerFactory;

/// A broker in this process, and an engine that can be started on it again and again.
public final class RunningEngine implements AutoCloseable {

    public static final int PARTITIONS = 2;

    private final Path directory;
    private final EmbeddedKafka kafka;
    private final Admin admin;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private CountDownLatch dead = new CountDownLatch(1);
    private OrderEngine engine;

    public RunningEngine(Path directory) {
        this.directory = directory;
        kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
        engine = newEngine();
        log.start();
        policyLog().addAppender(log);
    }

    private OrderEngine newEngine() {
        dead = new CountDownLatch(1);
        return new OrderEngine(
                kafka.bootstrapServers(),
                new OrderEngineProperties(PARTITIONS, directory.resolve("engine"), 1, 0),
                new SimpleMeterRegistry(),
                dead::countDown);
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public Admin admin() {
        return admin;
    }

    public LogClient client() {
        return new LogClient(kafka.bootstrapServers(), PARTITIONS);
    }

    public void start() {
        engine = newEngine();
        engine.start();
    }

    public void stop() {
        engine.stop();
    }

    /// Why the engine does not start, or stops as soon as it has read its state.
    public String startFailure() throws InterruptedException {
        try {
            start();
        } catch (EngineStartException e) {
            return String.valueOf(e.getMessage());
        }
        if (!dead.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the engine runs");
        }
        stop();
        return log.list.getLast().getFormattedMessage();
    }

    public List<RebuiltPartition> rebuild() {
        return rebuild(Loss.REFUSED);
    }

    public List<RebuiltPartition> rebuild(Loss loss) {
        return new StateRebuild(kafka.bootstrapServers(), loss, (_, _, _, _) -> {}).run();
    }

    private static Logger policyLog() {
        return (Logger) LoggerFactory.getLogger(FaultPolicy.class);
    }

    @Override
    public void close() {
        policyLog().detachAppender(log);
        engine.stop();
        admin.close();
        kafka.close();
    }
}
