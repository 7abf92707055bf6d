package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.standalone.Programs.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What generators of others make of `docs/openapi.json`, as it is, compiles and makes a whole
/// trade: create, amend, partial close, close, orders, history, account, refusal, problem details
/// and the outcome of a command.
@Order(CommonInstance.TURN)
@Timeout(300)
class GeneratedClientsTest {

    private static final Path DESCRIPTION = Path.of("..", "docs", "openapi.json");
    private static final Path GENERATOR =
            Path.of("target", "openapi-generator", "openapi-generator-cli.jar");
    private static final String PLAIN = "java";
    private static final String TOLERANT = "java-tolerant";
    private static final String TYPESCRIPT = "generated";

    @RegisterExtension static final CommonInstance INSTANCE = CommonInstance.INSTANCE;

    @TempDir static Path generated;

    @TempDir Path classes;

    @BeforeAll
    static void start() throws Exception {
        List<Path> configurations =
                List.of(
                        configuration(PLAIN, "java", Map.of("library", "native")),
                        configuration(
                                TOLERANT,
                                "java",
                                Map.of(
                                        "library", "native",
                                        "enumUnknownDefaultCase", "true",
                                        "useOneOfDiscriminatorLookup", "true")),
                        configuration(TYPESCRIPT, "typescript-fetch", Map.of()));
        List<String> command =
                Stream.concat(
                                Stream.of(
                                        Programs.java(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-jar",
                                        GENERATOR.toAbsolutePath().toString(),
                                        "batch",
                                        "--threads",
                                        "2"),
                                configurations.stream().map(Path::toString))
                        .toList();
        Ended generator = Programs.run(generated, command);
        assertThat(generator.status()).as(generator.output()).isZero();
    }

    /// What the generator is to make in the folder of this name, without pages and tests.
    private static Path configuration(String name, String generator, Map<String, String> options)
            throws IOException {
        Map<String, Object> configuration =
                Map.of(
                        "generatorName", generator,
                        "inputSpec", DESCRIPTION.toRealPath().toString(),
                        "outputDir", generated.resolve(name).toString(),
                        "additionalProperties", options,
                        "globalProperties",
                                Map.of(
                                        "apiDocs", "false",
                                        "modelDocs", "false",
                                        "apiTests", "false",
                                        "modelTests", "false"));
        Path file = generated.resolve(name + ".json");
        return Files.writeString(file, new JsonMapper().writeValueAsString(configuration));
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, TOLERANT})
    void ofJavaTrade(String name) throws Exception {
        GeneratedJavaClient client =
                GeneratedJavaClient.compile(
                        generated.resolve(name),
                        classes,
                        List.of(NodePackages.SOURCES.resolve("WholeTrade.java")));

        client.run("WholeTrade", INSTANCE.api().toString(), token(name), name);
    }

    /// As docs/api.md has them generated.
    @Test
    void ofJavaReadWhatTheyDoNotKnow() throws Exception {
        GeneratedJavaClient client =
                GeneratedJavaClient.compile(
                        generated.resolve(TOLERANT),
                        classes,
                        List.of(NodePackages.SOURCES.resolve("NewerGateway.java")));

        client.run("NewerGateway");
    }

    @Test
    void ofTypeScriptTrade() throws Exception {
        NodePackages.require();
        Path folder = NodePackages.folder();
        for (String file :
                List.of("tsconfig.json", "typescript-fetch.ts", "openapi-typescript.ts")) {
            NodePackages.copy(NodePackages.SOURCES.resolve(file));
        }
        Ended types =
                NodePackages.run(
                        "openapi-typescript",
                        DESCRIPTION.toRealPath().toString(),
                        "-o",
                        folder.resolve("schema.ts").toString());
        assertThat(types.status()).as(types.output()).isZero();
        copyFolder(generated.resolve(TYPESCRIPT), folder.resolve(TYPESCRIPT));
        Ended compiler = NodePackages.run("tsc", "-p", ".");
        assertThat(compiler.status()).as(compiler.output()).isZero();

        for (String program : List.of("typescript-fetch", "openapi-typescript")) {
            Ended ended =
                    Programs.run(
                            folder,
                            List.of(
                                    "node",
                                    "out/" + program + ".js",
                                    INSTANCE.api().toString(),
                                    token(program),
                                    program));
            assertThat(ended.status()).as(program + ": " + ended.output()).isZero();
        }
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
    }

    private static String token(String program) throws IOException {
        return INSTANCE.token("generated-" + program);
    }
}
