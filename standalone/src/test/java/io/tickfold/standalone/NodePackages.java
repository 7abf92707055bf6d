package io.tickfold.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickfold.standalone.Programs.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// Linters and generators for Node.js in the versions of `src/test/clients/package-lock.json`.
final class NodePackages {

    static final Path SOURCES = Path.of("src", "test", "clients");

    private static final Path FOLDER = Path.of("target", "clients");
    private static final Path BINARIES = Path.of("node_modules", ".bin");

    private NodePackages() {}

    /// Installs them, where Node.js with npm is; else the test that asks is skipped, and says so.
    static void require() throws IOException, InterruptedException {
        assumeTrue(
                Programs.hasNode(),
                "SKIPPED: no Node.js with npm here, so its linters and generators were not asked");
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json")) {
            copy(SOURCES.resolve(file));
        }
        Path lock = FOLDER.resolve("package-lock.json");
        Path done = FOLDER.resolve("installed.json");
        if (!Files.exists(done) || Files.mismatch(lock, done) >= 0) {
            Ended npm =
                    Programs.run(
                            FOLDER,
                            List.of(
                                    "npm",
                                    "ci",
                                    "--ignore-scripts",
                                    "--no-audit",
                                    "--no-fund",
                                    "--fetch-timeout=20000",
                                    "--fetch-retries=1"));
            assumeTrue(npm.status() == 0, "SKIPPED: npm could not install: " + npm.output());
            Files.copy(lock, done, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static void copy(Path file) throws IOException {
        Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    static Path folder() {
        return FOLDER.toAbsolutePath();
    }

    /// Runs a program of one of the packages.
    static Ended run(String program, String... arguments) throws IOException, InterruptedException {
        String path = FOLDER.resolve(BINARIES).resolve(program).toAbsolutePath().toString();
        return Programs.run(
                FOLDER, Stream.concat(Stream.of("node", path), Stream.of(arguments)).toList());
    }
}
