package io.tickfold.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickfold.standalone.Programs.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A copy of `clients/typescript`, beside the document from which it is generated, whose scripts
/// npm runs.
final class TypeScriptPackage {

    private static final Path ROOT = Path.of("..");
    private static final Path COPY = Path.of("target", "npm");
    private static final Path PACKAGE = Path.of("clients", "typescript");
    private static final Path DOCUMENT = Path.of("docs", "openapi.json");

    /// What the build makes, which may be there if somebody has run it in the sources.
    private static final Set<Path> MADE =
            Set.of(
                    Path.of("node_modules"),
                    Path.of("dist"),
                    Path.of("build"),
                    Path.of("src", "generated"),
                    Path.of("package-lock.json"));

    private TypeScriptPackage() {}

    /// Copies the package and has npm install what it needs; skips the test where there is no
    /// Node.js, or where that cannot be had.
    static TypeScriptPackage install() throws IOException, InterruptedException {
        assumeTrue(
                Programs.hasNode(),
                "SKIPPED: no Node.js with npm here, so the TypeScript client was not built");
        copy(DOCUMENT);
        for (Path file : sources()) {
            copy(PACKAGE.resolve(file));
        }
        Ended npm =
                npm(
                        "install --ignore-scripts --no-audit --no-fund --prefer-offline"
                                + " --fetch-timeout=20000 --fetch-retries=1",
                        Map.of(),
                        _ -> {});
        assumeTrue(
                npm.status() == 0,
                "SKIPPED: npm could not install what the TypeScript client needs: " + npm.output());
        return new TypeScriptPackage();
    }

    private static List<Path> sources() throws IOException {
        Path folder = ROOT.resolve(PACKAGE);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(file -> MADE.stream().noneMatch(file::startsWith))
                    .toList();
        }
    }

    private static void copy(Path file) throws IOException {
        Path target = COPY.resolve(file);
        Files.createDirectories(target.getParent());
        Files.copy(ROOT.resolve(file), target, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Runs one of the package's scripts.
    ///
    /// @param lines takes every line that it prints, at once
    Ended run(String script, Map<String, String> environment, Consumer<String> lines)
            throws IOException, InterruptedException {
        return npm("run --silent " + script, environment, lines);
    }

    private static Ended npm(
            String arguments, Map<String, String> environment, Consumer<String> lines)
            throws IOException, InterruptedException {
        ProcessBuilder npm = new ProcessBuilder(("npm " + arguments).split(" ", -1));
        npm.directory(COPY.resolve(PACKAGE).toFile()).environment().putAll(environment);
        return Programs.run(npm, lines);
    }
}
