package io.tickfold.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A service that can be started, and stopped in every way. If it ends by itself, it is started
/// again, as docker-compose does.
final class ServiceProcess implements Machine {

    private static final Duration ORDERLY_STOP = Duration.ofSeconds(60);
    private static final Executor SOON =
            CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Consumer<String> ended;
    private volatile @Nullable Process process;
    private volatile List<String> limit = List.of();
    private boolean wanted;
    private boolean retired;

    /// @param log to which everything is appended that it prints
    /// @param ended is told its name when it has ended by itself
    ServiceProcess(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            Consumer<String> ended) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.ended = ended;
    }

    @Override
    public synchronized void start() {
        if (!retired) {
            wanted = true;
            launch();
        }
    }

    private void launch() {
        if (runs()) {
            return;
        }
        List<String> all = new ArrayList<>(limit);
        all.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(all)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .keySet()
                .removeIf(key -> key.startsWith("TICKFOLD_") || key.startsWith("KAFKA_"));
        builder.environment().putAll(environment);
        try {
            Process started = builder.start();
            process = started;
            var _ = started.onExit().thenRunAsync(this::startAgain, SOON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void startAgain() {
        if (wanted && !runs()) {
            ended.accept(name);
            launch();
        }
    }

    @Override
    public boolean runs() {
        Process running = process;
        return running != null && running.isAlive();
    }

    @Override
    public Stream<ProcessHandle> processes() {
        Process running = process;
        return running == null ? Stream.empty() : Stream.of(running.toHandle());
    }

    @Override
    public void stop() {
        Process running = unwanted();
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(ORDERLY_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                throw new IllegalStateException(name + " does not stop in order");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void kill() {
        Process running = unwanted();
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    private synchronized @Nullable Process unwanted() {
        wanted = false;
        return process;
    }

    @Override
    public void retire() {
        synchronized (this) {
            retired = true;
        }
        kill();
    }

    /// Also when it is started again, as long as the limit is there.
    @Override
    public void limitFiles(long bytes) {
        limit = List.of("prlimit", "--fsize=" + bytes + ":unlimited");
        Machine.super.limitFiles(bytes);
    }

    @Override
    public void unlimitFiles() {
        limit = List.of();
        Machine.super.unlimitFiles();
    }
}
