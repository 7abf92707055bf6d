package io.tickfold.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.schema.NodeChecks.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @TempDir Path folder;

    @BeforeAll
    static void install() throws Exception {
        NodeChecks.install();
    }

    @Test
    void accepts() throws Exception {
        Ended check = check(Published.ASYNCAPI);

        assertThat(check.output()).contains("accepted: AsyncAPI 3.0.0, 6 channels");
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
        return NodeChecks.run(
                "node", "check.mjs", document.toAbsolutePath().normalize().toString());
    }
}
