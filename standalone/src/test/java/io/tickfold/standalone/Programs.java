package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Runs programs of others to their end.
final class Programs {

    private Programs() {}

    /// What a program printed and how it ended.
    record Ended(int status, String output) {}

    static Ended run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output);
    }

    /// This JVM's own `java`.
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
