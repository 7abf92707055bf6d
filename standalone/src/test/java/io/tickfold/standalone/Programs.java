package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Runs programs of others to their end.
final class Programs {

    private Programs() {}

    /// What a program printed and how it ended.
    record Ended(int status, String output) {}

    static Ended run(Path folder, List<String> command) throws IOException, InterruptedException {
        return run(new ProcessBuilder(command).directory(folder.toFile()), _ -> {});
    }

    /// @param lines takes every line that the program prints, at once
    static Ended run(ProcessBuilder program, Consumer<String> lines)
            throws IOException, InterruptedException {
        Process process = program.redirectErrorStream(true).start();
        process.getOutputStream().close();
        StringBuilder all = new StringBuilder();
        try (BufferedReader output = process.inputReader(UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                all.append(line).append('\n');
                lines.accept(line);
            }
        } finally {
            process.destroy();
        }
        return new Ended(process.waitFor(), all.toString());
    }

    /// Whether Node.js is here, with npm.
    static boolean hasNode() throws InterruptedException {
        return isThere("node") && isThere("npm");
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return run(Path.of("."), List.of(program, "--version")).status() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /// This JVM's own `java`.
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
