package io.tickfold.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Something that runs, and can be made to fail.
public interface Machine {

    /// The name of its service in the compose file.
    String name();

    void start();

    boolean runs();

    Stream<ProcessHandle> processes();

    /// As SIGTERM does; returns when it has ended.
    ///
    /// @throws IllegalStateException if it had to be killed
    void stop();

    /// As SIGKILL does.
    void kill();

    /// Lets it do nothing at all, until it is resumed.
    default void pause() {
        signal("STOP");
    }

    default void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        processes()
                .filter(ProcessHandle::isAlive)
                .forEach(each -> run("kill", "-" + signal, Long.toString(each.pid())));
    }

    /// Lets no file of it grow beyond this size, as on a full disk, which programs that run notice
    /// in the same way.
    ///
    /// @param bytes or `unlimited`
    default void limitFiles(String bytes) {
        processes()
                .forEach(each ->
                        run("prlimit", "--pid=" + each.pid(), "--fsize=" + bytes + ":unlimited"));
    }

    private static void run(String... command) {
        try {
            List<String> all = new ArrayList<>(List.of(command));
            Process process = new ProcessBuilder(all).inheritIO().start();
            process.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
