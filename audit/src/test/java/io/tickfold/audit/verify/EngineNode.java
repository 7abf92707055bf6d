package io.tickfold.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.engine.streams.OrderEngine;
import io.tickfold.engine.streams.OrderEngineProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// An engine in a JVM of its own, which a test may stop or kill.
final class EngineNode {

    private final Process process;

    private EngineNode(Process process) {
        this.process = process;
    }

    static EngineNode start(String bootstrapServers, int partitions, Path directory)
            throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "--sun-misc-unsafe-memory-access=allow",
                                "--enable-native-access=ALL-UNNAMED",
                                EngineNode.class.getName(),
                                bootstrapServers,
                                Integer.toString(partitions),
                                directory.toString())
                        .redirectErrorStream(true)
                        .start();
        Thread.ofVirtual()
                .start(() -> process.inputReader(UTF_8).lines().forEach(System.out::println));
        return new EngineNode(process);
    }

    /// Ends it as SIGKILL does.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Ends it as SIGTERM does, in its own time.
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    static void main(String[] arguments) throws InterruptedException {
        CountDownLatch dead = new CountDownLatch(1);
        OrderEngine engine =
                new OrderEngine(
                        arguments[0],
                        new OrderEngineProperties(
                                Integer.parseInt(arguments[1]), Path.of(arguments[2]), 1, 0),
                        new SimpleMeterRegistry(),
                        dead::countDown);
        Runtime.getRuntime().addShutdownHook(new Thread(engine::stop));
        engine.start();
        dead.await();
        System.exit(1);
    }
}
