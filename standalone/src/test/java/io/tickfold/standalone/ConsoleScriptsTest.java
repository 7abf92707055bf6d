package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.standalone.Programs.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The scripts of the console keep to the types that their comments name, and a linter finds
/// nothing in them.
@Timeout(300)
class ConsoleScriptsTest {

    private static final Path SCRIPTS =
            Path.of("..", "console", "src", "main", "resources", "io", "tickfold", "console");
    private static final String CONSOLE = "console";
    private static final String TYPES = "console.tsconfig.json";

    @BeforeAll
    static void copy() throws Exception {
        NodePackages.require();
        NodePackages.copy(NodePackages.SOURCES.resolve(TYPES));
        Path folder = Files.createDirectories(NodePackages.folder().resolve(CONSOLE));
        for (Path script : scripts()) {
            Files.copy(
                    script,
                    folder.resolve(script.getFileName()),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Path library = folder.resolve("lit-html");
        Files.deleteIfExists(library);
        Files.createSymbolicLink(library, Path.of("..", "node_modules", "lit-html"));
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".js")).sorted().toList();
        }
    }

    @Test
    void areOfTheTypesThatTheySay() throws Exception {
        Ended compiler = NodePackages.run("tsc", "--project", TYPES);
        assertThat(compiler.status()).as(compiler.output()).isZero();
    }

    @Test
    void haveNothingThatALinterFinds() throws Exception {
        String[] options = {
            "--deny",
            "correctness",
            "--deny",
            "suspicious",
            "--allow",
            "consistent-function-scoping"
        };
        Ended linter =
                NodePackages.run(
                        "oxlint",
                        Stream.concat(
                                        Stream.of(options),
                                        scripts().stream()
                                                .map(file -> CONSOLE + "/" + file.getFileName()))
                                .toArray(String[]::new));

        assertThat(linter.status()).as(linter.output()).isZero();
        assertThat(linter.output()).contains("Found 0 warnings and 0 errors");
    }
}
