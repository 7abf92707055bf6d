package io.tickfold.contract.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Programs of others that read the AsyncAPI document, in the versions of
/// `src/test/asyncapi/package-lock.json`.
final class NodeChecks {

    private static final Path CHECK = Path.of("src", "test", "asyncapi");
    private static final Path INSTALLED = Path.of("target", "asyncapi");

    private NodeChecks() {}

    /// What a program printed and how it ended.
    record Ended(int status, String output) {}

    /// Installs them, where Node.js with npm is; else the test that asks is skipped, and says so.
    static void install() throws IOException, InterruptedException {
        assumeTrue(
                runs("node") && runs("npm"),
                "SKIPPED: no Node.js with npm here, so AsyncAPI's own programs were not asked");
        Files.createDirectories(INSTALLED);
        for (Path file : Published.filesOf(CHECK)) {
            Files.copy(
                    file,
                    INSTALLED.resolve(file.getFileName()),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Path lock = INSTALLED.resolve("package-lock.json");
        Path done = INSTALLED.resolve("installed.json");
        if (!Files.exists(done) || Files.mismatch(lock, done) >= 0) {
            Ended npm =
                    run(
                            "npm",
                            "ci",
                            "--ignore-scripts",
                            "--no-audit",
                            "--no-fund",
                            "--fetch-timeout=20000",
                            "--fetch-retries=1");
            assumeTrue(
                    npm.status() == 0,
                    "SKIPPED: npm could not install AsyncAPI's programs: " + npm.output());
            Files.copy(lock, done, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static Path folder() {
        return INSTALLED.toAbsolutePath();
    }

    static Ended run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(List.of(command))
                        .directory((Files.isDirectory(INSTALLED) ? INSTALLED : CHECK).toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private static boolean runs(String program) throws InterruptedException {
        try {
            return run(program, "--version").status() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
