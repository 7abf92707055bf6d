package io.tickfold.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Something that runs, and can be made to fail.
public interface Machine {

    void start();

    boolean runs();

    Stream<ProcessHandle> processes();

    /// As SIGTERM does; returns when it has ended.
    ///
    /// @throws IllegalStateException if it had to be killed
    void stop();

    /// As SIGKILL does.
    void kill();

    /// Kills it for good.
    void retire();

    /// Lets it do nothing at all, until it is resumed.
    default void pause() {
        signal("STOP");
    }

    default void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        forEachProcess(each -> List.of("kill", "-" + signal, Long.toString(each.pid())));
    }

    /// Lets no file of it grow beyond this size, as on a full disk, which programs that run notice
    /// in the same way.
    default void limitFiles(long bytes) {
        forEachProcess(each -> prlimit(each, Long.toString(bytes)));
    }

    default void unlimitFiles() {
        forEachProcess(each -> prlimit(each, "unlimited"));
    }

    private static List<String> prlimit(ProcessHandle process, String bytes) {
        return List.of("prlimit", "--pid=" + process.pid(), "--fsize=" + bytes + ":unlimited");
    }

    /// @throws IllegalStateException if a command fails for a process that runs
    private void forEachProcess(Function<ProcessHandle, List<String>> command) {
        for (ProcessHandle each : processes().filter(ProcessHandle::isAlive).toList()) {
            List<String> words = command.apply(each);
            if (!succeeds(words) && each.isAlive()) {
                throw new IllegalStateException(String.join(" ", words) + " failed");
            }
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
