package io.tickfold.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.embedded.EmbeddedKafka;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// A broker with one partition and an engine in a JVM of their own, which a test may kill.
final class EngineProcess implements AutoCloseable {

    private static final String READY = "ready at ";

    private final Process process;
    private final String bootstrapServers;

    private EngineProcess(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /// Returns when the engine runs.
    static EngineProcess start(Path directory) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "--sun-misc-unsafe-memory-access=allow",
                                "--enable-native-access=ALL-UNNAMED",
                                EngineProcess.class.getName(),
                                directory.toString())
                        .redirectErrorStream(true)
                        .start();
        BufferedReader output = process.inputReader(UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(System.out::println));
                return new EngineProcess(process, line.substring(READY.length()));
            }
            System.out.println(line);
        }
        throw new IllegalStateException("the engine's process has ended");
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /// Ends the process as SIGKILL does.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[0]);
        EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        OrderEngine engine =
                new OrderEngine(
                        kafka.bootstrapServers(),
                        new OrderEngineProperties(1, directory.resolve("engine"), 1, 0),
                        new SimpleMeterRegistry(),
                        () -> System.exit(1));
        engine.start();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> engine.work() == OrderEngine.Work.FOLDING);
        System.out.println(READY + kafka.bootstrapServers());
        Thread.currentThread().join();
    }
}
