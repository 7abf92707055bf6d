package io.tickfold.contract.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// AsyncAPI's own parser takes the document; skipped where there is no Node.js, or where its
/// packages cannot be had.
@Timeout(300)
class AsyncApiParserTest {

    private static final Path CHECK = Path.of("src", "test", "asyncapi");
    private static final Path INSTALLED = Path.of("target", "asyncapi");

    @TempDir Path folder;

    /// What a program printed and how it ended.
    private record Ended(int status, String output) {}

    @BeforeAll
    static void install() throws Exception {
        assumeTrue(
                runs("node") && runs("npm"),
                "SKIPPED: no Node.js with npm here, so AsyncAPI's parser was not asked");
        Files.createDirectories(INSTALLED);
        for (String file : List.of("package.json", "package-lock.json", "check.mjs")) {
            Files.copy(
                    CHECK.resolve(file),
                    INSTALLED.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(INSTALLED.resolve("node_modules/.package-lock.json"))) {
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
                    "SKIPPED: npm could not install AsyncAPI's parser: " + npm.output());
        }
    }

    @Test
    void accepts() throws Exception {
        Ended check = check(Published.ASYNCAPI);

        assertThat(check.output()).contains("accepted: AsyncAPI 3.0.0, 5 channels");
        assertThat(check.status()).as(check.output()).isZero();
    }

    @Test
    void doesNotAcceptAReferenceToNothing() throws Exception {
        JsonNode broken = Published.read(Published.ASYNCAPI);
        ((ObjectNode) broken.at("/components/schemas")).remove("Money");
        Path file = Files.writeString(folder.resolve("broken.json"), broken.toString());

        Ended check = check(file);

        assertThat(check.output()).contains("'#/components/schemas/Money' does not exist");
        assertThat(check.status()).isEqualTo(1);
    }

    private static Ended check(Path document) throws Exception {
        return run("node", "check.mjs", document.toAbsolutePath().normalize().toString());
    }

    private static boolean runs(String program) throws InterruptedException {
        try {
            return run(program, "--version").status() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static Ended run(String... command) throws IOException, InterruptedException {
        Path folder = Optional.of(INSTALLED).filter(Files::isDirectory).orElse(CHECK);
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
