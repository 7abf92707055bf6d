package io.tickfold.benchmarks.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.JwtSecretFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A contender that runs, with the options of `./tickfold up`.
final class ContenderProcess implements AutoCloseable {

    /// What `up` says, and [ContenderHost] in the same words.
    private static final Pattern READY =
            Pattern.compile("ready: API at http://127\\.0\\.0\\.1:(\\d+), Kafka at ([^,]+),");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Path data;
    private final Duration start;
    private final int port;
    private final String bootstrapServers;

    private ContenderProcess(Process process, Path data, Duration start, Matcher ready) {
        this.process = process;
        this.data = data;
        this.start = start;
        this.port = Integer.parseInt(ready.group(1));
        this.bootstrapServers = ready.group(2);
    }

    /// Returns when it can be used.
    ///
    /// @param options of the JVM
    /// @param footprint what the floor has to write
    static ContenderProcess start(Contender contender, List<String> options, Footprint footprint)
            throws IOException {
        return start(contender, options, footprint, Files.createTempDirectory("tickfold-bench"));
    }

    /// Kills the process, and starts another one on its data.
    ContenderProcess killedAndStarted(Contender contender, List<String> options)
            throws IOException {
        process.destroyForcibly().onExit().join();
        return start(contender, options, Footprint.UNKNOWN, data);
    }

    private static ContenderProcess start(
            Contender contender, List<String> options, Footprint footprint, Path data)
            throws IOException {
        long begun = System.nanoTime();
        Process process =
                new ProcessBuilder(command(contender, options, data, footprint))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader output = process.inputReader(UTF_8);
        String line = output.readLine();
        while (line != null) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                Duration start = Duration.ofNanos(System.nanoTime() - begun);
                return new ContenderProcess(process, data, start, ready);
            }
            line = output.readLine();
        }
        throw new IOException(contender + " did not start");
    }

    private static List<String> command(
            Contender contender, List<String> options, Path data, Footprint footprint) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(
                contender == Contender.TICKFOLD
                        ? List.of(
                                "io.tickfold.standalone.Standalone",
                                "--port=0",
                                "--kafka-port=0",
                                "--data=" + data)
                        : List.of(
                                ContenderHost.class.getName(),
                                contender.name(),
                                data.toString(),
                                footprint.toString()));
        return command;
    }

    int port() {
        return port;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /// What its tokens are signed with.
    JwtSecret secret() throws IOException {
        return JwtSecretFile.read(JwtSecretFile.in(data));
    }

    /// From the start of the process until it said that it is ready.
    Duration start() {
        return start;
    }

    /// The processor time of its threads so far.
    ThreadTimes threads() {
        return ThreadTimes.of(process.pid());
    }

    /// Its resident memory now, in bytes.
    long resident() throws IOException {
        return ThreadTimes.resident(process.pid());
    }

    /// The processor time that it has used so far, in nanoseconds.
    long cpu() {
        return cpu(process.toHandle());
    }

    /// The processor time that a process has used so far, in nanoseconds.
    static long cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                int _ = process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        delete(data);
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path each : files.toList().reversed()) {
                boolean _ = Files.deleteIfExists(each);
            }
        }
    }
}
