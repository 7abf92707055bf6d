package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.Audit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The audit tool, run as `./tickfold audit` does.
final class AuditRun {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AuditRun() {}

    /// What a command prints in JSON; it has to end well.
    static JsonNode json(String... arguments) {
        return json(0, arguments);
    }

    /// What a command prints in JSON, in one line; it has to end with the code. Clients of Kafka in
    /// this process may log beside it.
    static JsonNode json(int exitCode, String... arguments) {
        PrintStream output = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            assertThat(Audit.execute(arguments)).isEqualTo(exitCode);
        } finally {
            System.setOut(output);
        }
        List<String> answers =
                printed.toString(UTF_8).lines().filter(line -> line.startsWith("{")).toList();
        assertThat(answers).hasSize(1);
        return JSON.readTree(answers.getFirst());
    }
}
