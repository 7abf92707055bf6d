package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.Audit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The audit tool, run as `./tickfold audit` does.
final class AuditRun {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AuditRun() {}

    /// What a command prints in JSON; it has to end well.
    static JsonNode json(String... arguments) {
        PrintStream output = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            assertThat(Audit.execute(arguments)).isZero();
        } finally {
            System.setOut(output);
        }
        return JSON.readTree(printed.toString(UTF_8));
    }
}
