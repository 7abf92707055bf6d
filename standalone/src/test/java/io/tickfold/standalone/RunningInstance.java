package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.identity.token.JwtSecretFile;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tickfold in a process of its own, as `./tickfold up` starts it.
final class RunningInstance implements AutoCloseable {

    private static final Pattern READY =
            Pattern.compile("Tickfold is ready: API at (\\S+), Kafka at (\\S+), data in .*");

    private static final Pattern LISTENS = Pattern.compile("Tomcat started on port (\\d+)");

    private static final int LINES_OF_A_FAILURE = 20;

    private final Process process;
    private final Path data;
    private final Path log;
    private final URI api;
    private final String kafka;

    private RunningInstance(Process process, Path data, Path log, Matcher ready) {
        this.process = process;
        this.data = data;
        this.log = log;
        this.api = URI.create(ready.group(1));
        this.kafka = ready.group(2);
    }

    /// Starts an instance on this directory and returns when it says that it is ready.
    ///
    /// @param options of its JVM
    static RunningInstance start(Path data, String... options) throws IOException {
        return start(0, Map.of(), data, List.of(), options);
    }

    /// @param classes where the JVM has its classes from
    static RunningInstance startWith(List<String> classes, Path data) throws IOException {
        return start(process(command(classes, 0, data), Map.of()), data);
    }

    /// @param environment variables beside those of this process
    static RunningInstance start(Map<String, String> environment, Path data, String... options)
            throws IOException {
        return start(0, environment, data, List.of(), options);
    }

    /// Starts one whose prices come from elsewhere.
    ///
    /// @param feed as `./tickfold up --feed` takes it
    /// @param environment variables beside those of this process
    static RunningInstance fedBy(String feed, Map<String, String> environment, Path data)
            throws IOException {
        return start(0, environment, data, List.of("--feed", feed));
    }

    /// @param port of the API; 0 takes a free one
    static RunningInstance startAt(int port, Path data, String... options) throws IOException {
        return start(port, Map.of(), data, List.of(), options);
    }

    private static RunningInstance start(
            int port,
            Map<String, String> environment,
            Path data,
            List<String> arguments,
            String... options)
            throws IOException {
        List<String> command = command(ClassArchive.options(), port, data, options);
        command.addAll(arguments);
        return start(process(command, environment), data);
    }

    private static RunningInstance start(Process process, Path data) throws IOException {
        Path log = Files.createTempFile("tickfold", ".log");
        CompletableFuture<Matcher> ready = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> copyOutput(process, log, ready));
        return new RunningInstance(process, data, log, ready.join());
    }

    /// Starts it again after it has ended, at the same address.
    ///
    /// @param options of its JVM
    RunningInstance startAgain(String... options) throws IOException {
        return startAt(api.getPort(), data, options);
    }

    /// Starts an instance on this directory that ends by itself, ready or not.
    ///
    /// @param options of its JVM
    /// @return what it has written to its log
    static String logUntilItEnds(Path data, String... options) throws IOException {
        Process process = process(command(ClassArchive.options(), 0, data, options), Map.of());
        try (BufferedReader output = process.inputReader(UTF_8)) {
            return output.readAllAsString();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process process(List<String> command, Map<String, String> environment)
            throws IOException {
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().putAll(environment);
        return process.start();
    }

    private static void copyOutput(Process process, Path log, CompletableFuture<Matcher> ready) {
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader output = process.inputReader(UTF_8);
                BufferedWriter copy = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                copy.append(line).append('\n').flush();
                last.add(line);
                if (last.size() > LINES_OF_A_FAILURE) {
                    last.remove();
                }
                Matcher matcher = READY.matcher(line);
                if (matcher.matches()) {
                    ready.complete(matcher);
                }
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
        ready.completeExceptionally(new IllegalStateException("never ready: " + last));
    }

    private static List<String> command(
            List<String> classes, int port, Path data, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Xmx1g");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dlogging.level.org.springframework.boot.tomcat=info");
        command.addAll(List.of(options));
        command.addAll(classes);
        command.add(Standalone.class.getName());
        command.addAll(List.of("--port", Integer.toString(port)));
        command.addAll(List.of("--data", data.toString(), "--seed", "1"));
        return command;
    }

    URI api() {
        return api;
    }

    /// Where health and metrics are.
    URI management() throws IOException {
        return LISTENS.matcher(log())
                .results()
                .map(started -> Integer.parseInt(started.group(1)))
                .filter(port -> port != api.getPort())
                .map(port -> URI.create("http://" + api.getHost() + ":" + port))
                .findFirst()
                .orElseThrow();
    }

    String kafka() {
        return kafka;
    }

    /// Signs tokens that this instance accepts.
    TokenIssuer tokens() throws IOException {
        return new TokenIssuer(JwtSecretFile.read(JwtSecretFile.in(data)), InstantSource.system());
    }

    TradingClient client(String account) throws IOException {
        return new TradingClient(api, tokens().issue(new AccountId(account), Duration.ofHours(1)));
    }

    /// What the instance has written to its log.
    String log() throws IOException {
        return Files.readString(log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Waits until the process has ended by itself.
    ///
    /// @return its exit status
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /// Ends the process as SIGKILL does.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Ends the process as Ctrl-C does.
    ///
    /// @return its exit status
    int stop() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    @Override
    public void close() {
        kill();
    }
}
