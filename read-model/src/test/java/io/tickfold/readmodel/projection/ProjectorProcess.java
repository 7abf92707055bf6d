package io.tickfold.readmodel.projection;

import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.DatabaseSettings;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.EventLog;
import io.tickfold.readmodel.schema.ReadModelSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A gateway's projector in a process of its own, to be killed and paused.
final class ProjectorProcess {

    private static final Duration TAKE_OVER = Duration.ofMillis(200);

    private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();

    private Process process;
    private final List<String> command;
    private final Path log;

    private ProjectorProcess(List<String> command, Path log) throws IOException {
        this.command = command;
        this.log = log;
        this.process = launch();
    }

    static ProjectorProcess start(String kafka, DatabaseSettings database, Path log)
            throws IOException {
        return new ProjectorProcess(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProjectorProcess.class.getName(),
                        kafka,
                        database.directory() == null ? "" : database.directory(),
                        database.url() == null ? "" : database.url(),
                        database.user(),
                        database.password()),
                log);
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Ends it as SIGKILL does and starts it again.
    void killAndRestart() throws IOException {
        kill();
        process = launch();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Stops it in the middle of whatever it does, without ending it.
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int status =
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new IOException(
                    "the process ended by itself; its output:\n" + Files.readString(log));
        }
    }

    public static void main(String[] arguments) {
        String directory = arguments[1];
        String url = arguments[2];
        DatabaseSettings settings =
                new DatabaseSettings(
                        directory.isEmpty() ? null : directory,
                        url.isEmpty() ? null : url,
                        arguments[3],
                        arguments[4],
                        2);
        Database database = ReadModelSchema.open(new Databases(settings));
        Progress progress = new Progress();
        Thread _ = Thread.ofPlatform().daemon().start(() -> seeEnds(arguments[0], progress));
        new Projector(
                        () -> EventLog.connect("projector", arguments[0]),
                        database,
                        progress,
                        TAKE_OVER)
                .run();
    }

    /// As a gateway's tail of the log does.
    private static void seeEnds(String bootstrapServers, Progress progress) {
        try (EventLog log = EventLog.connect("tail", bootstrapServers)) {
            while (true) {
                long[] ends = log.ends();
                for (int partition = 0; partition < ends.length; partition++) {
                    progress.seen(partition, ends[partition] - 1);
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }
}
