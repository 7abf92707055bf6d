package io.tickfold.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the tests that the scripts have of their own, in `src/test/scripts`, with Node.js.
class ScriptsTest {

    private static final Path SCRIPTS = Path.of("src/main/resources/io/tickfold/console");
    private static final Path TESTS = Path.of("src/test/scripts");
    private static final String SKIPPED =
            "SKIPPED: no Node.js here, so the tests of the console's scripts were not run";

    @TempDir Path folder;

    @Test
    void pass() throws Exception {
        requireNode();
        Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\"}");
        copy(SCRIPTS, "console");
        List<String> tests =
                copy(TESTS, "scripts").filter(name -> name.endsWith(".test.js")).sorted().toList();
        assertThat(tests).isNotEmpty();

        Process node = node(Stream.concat(Stream.of("--test"), tests.stream()));

        String output = node.inputReader(UTF_8).readAllAsString();
        System.out.println(output);
        assertThat(node.waitFor()).as(output).isZero();
    }

    private void requireNode() throws InterruptedException {
        boolean isThere;
        try {
            isThere = node(Stream.of("--version")).waitFor() == 0;
        } catch (IOException _) {
            isThere = false;
        }
        if (!isThere) {
            System.out.println(SKIPPED);
        }
        assumeTrue(isThere, SKIPPED);
    }

    /// The names of all scripts of a folder, which are now in another.
    private Stream<String> copy(Path from, String to) throws IOException {
        Path target = Files.createDirectory(folder.resolve(to));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".js")).toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.map(file -> to + "/" + file.getFileName()).toList().stream();
        }
    }

    private Process node(Stream<String> arguments) throws IOException {
        return new ProcessBuilder(Stream.concat(Stream.of("node"), arguments).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
