package io.tickfold.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Exit;

/// A broker in a JVM of its own, which a test may kill or let fail.
final class BrokerProcess implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 30;

    private final Process process;
    private final BufferedReader output;

    private BrokerProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    static BrokerProcess start(Path directory) throws IOException {
        return start(Map.of(), BrokerProcess.class.getName(), directory.toString());
    }

    /// @param command a main class and its arguments
    static BrokerProcess start(Map<String, String> environment, String... command)
            throws IOException {
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.add("-cp");
        java.add(System.getProperty("java.class.path"));
        java.add("--sun-misc-unsafe-memory-access=allow");
        java.addAll(List.of(command));
        ProcessBuilder process = new ProcessBuilder(java).redirectErrorStream(true);
        process.environment().keySet().removeIf(name -> name.startsWith("KAFKA_"));
        process.environment().putAll(environment);
        return new BrokerProcess(process.start());
    }

    String nextLine() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IllegalStateException("the process has ended");
        }
        return line;
    }

    String remainingLines() {
        return String.join("\n", output.lines().toList());
    }

    /// Lets the broker's process call Kafka's halt.
    void fail() throws IOException {
        process.outputWriter(UTF_8).write("fail\n");
        process.outputWriter(UTF_8).flush();
    }

    int exitStatus() throws InterruptedException {
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process still runs");
        }
        return process.exitValue();
    }

    /// Ends the process as SIGTERM does.
    void stop() {
        process.toHandle().destroy();
    }

    /// Ends the process as SIGKILL does.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /// Prints the broker's address, then waits for a line and lets the broker fail.
    static void main(String[] arguments) throws IOException {
        EmbeddedKafka broker = EmbeddedKafka.start(Path.of(arguments[0]), 0);
        System.out.println(broker.bootstrapServers());
        if (System.in.read() != -1) {
            Exit.halt(1, "the disk is on fire");
        }
    }
}
