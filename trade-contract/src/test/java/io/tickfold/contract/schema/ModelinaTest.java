package io.tickfold.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.schema.NodeChecks.Ended;
import io.tickfold.contract.wire.Json;
import io.tickfold.contract.wire.MessageType;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The models that Modelina makes of the document compile, and read an event with an offset that
/// does not fit in 32 bits; skipped as [AsyncApiParserTest] is.
@Timeout(300)
class ModelinaTest {

    private static final long OFFSET = 3_000_000_000L;

    @TempDir static Path made;

    @TempDir Path folder;

    @BeforeAll
    static void make() throws Exception {
        NodeChecks.install();
        Ended models =
                NodeChecks.run(
                        "node",
                        "models.mjs",
                        Published.ASYNCAPI.toRealPath().toString(),
                        made.resolve("models").toString(),
                        NodeChecks.folder().resolve("typescript").toString());
        assertThat(models.status()).as(models.output()).isZero();
        assertThat(models.output().lines())
                .contains("OrderClosed", "PricedBy", "SymbolHalt")
                .noneMatch(name -> name.startsWith("Anonymous"));
    }

    /// As the contract writes it.
    private static byte[] event() throws IOException {
        Path golden = Published.GOLDEN.resolve(MessageType.ORDER_CLOSED.wireName() + ".json");
        ObjectNode event = (ObjectNode) Published.read(golden);
        ((ObjectNode) event.path("cause")).put("inputOffset", OFFSET);
        ((ObjectNode) event.path("quote")).put("offset", OFFSET - 1);
        return Json.MAPPER.writeValueAsBytes(Json.MAPPER.treeToValue(event, OrderClosed.class));
    }

    @Test
    void ofJavaReadsAnEvent() throws Exception {
        try (Stream<Path> sources = Files.walk(made.resolve("models"))) {
            assertThat(compile(sources.filter(Files::isRegularFile).toList())).isTrue();
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Object event =
                    new JsonMapper().readValue(event(), loader.loadClass("models.OrderClosed"));

            Object cause = get(event, "getCause");
            assertThat(get(cause, "getInputOffset")).isEqualTo(OFFSET);
            assertThat(get(get(event, "getQuote"), "getOffset")).isEqualTo(OFFSET - 1);
            assertThat(get(event, "getReason")).hasToString("MANUAL");
        }
    }

    private boolean compile(List<Path> sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        List<String> options = List.of("-proc:none", "-nowarn", "-d", folder.toString());
        return compiler.getTask(
                        null,
                        files,
                        null,
                        options,
                        null,
                        files.getJavaFileObjectsFromPaths(sources))
                .call();
    }

    private static Object get(Object model, String getter) throws ReflectiveOperationException {
        return model.getClass().getMethod(getter).invoke(model);
    }

    @Test
    void ofTypeScriptReadsAnEvent() throws Exception {
        Path file = Files.write(folder.resolve("event.json"), event());
        Ended compiler =
                NodeChecks.run(
                        "node",
                        "node_modules/typescript/bin/tsc",
                        "--strict",
                        "--target",
                        "es2022",
                        "--module",
                        "commonjs",
                        "--moduleResolution",
                        "node10",
                        "--outDir",
                        folder.resolve("js").toString(),
                        "read-event.ts");
        assertThat(compiler.status()).as(compiler.output()).isZero();

        Ended read =
                NodeChecks.run(
                        "node", folder.resolve("js/read-event.js").toString(), file.toString());

        assertThat(read.output().strip()).isEqualTo("3000000000 2999999999 42138.99 MANUAL");
    }
}
