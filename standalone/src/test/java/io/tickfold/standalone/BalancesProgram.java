package io.tickfold.standalone;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.tickfold.audit.Audit;
import io.tickfold.contract.wire.Topics;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.slf4j.Logger;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/// The consumers in `examples`, run as somebody else's programs are.
enum BalancesProgram {
    JAVA,
    PYTHON,
    /// The same program, reading an export; it needs nothing but Python.
    PYTHON_OF_AN_EXPORT;

    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3", "python");

    /// All that a Java consumer has on its class path: the contract, Kafka's clients, Jackson.
    private static final List<Class<?>> OF_JARS =
            List.of(
                    Topics.class,
                    KafkaConsumer.class,
                    Logger.class,
                    JsonMapper.class,
                    JsonParser.class,
                    JsonCreator.class);

    /// What a program printed and how it ended.
    record Ended(int status, String output, String errors) {}

    /// Those that can run here, of which Java is always one.
    static List<BalancesProgram> runnable() {
        return Stream.of(values()).filter(program -> program.missing().isEmpty()).toList();
    }

    /// Why the program cannot run here, if it cannot.
    Optional<String> missing() {
        return this == JAVA || python().isPresent()
                ? Optional.empty()
                : Optional.of("SKIPPED: no Python here that can run examples/balances.py: " + this);
    }

    /// Has the program read all events of a cluster.
    Ended run(String kafka, Path folder) throws IOException, InterruptedException {
        Path input = folder.resolve("export.jsonl");
        int exported =
                Audit.execute(
                        "export",
                        "--bootstrap-servers",
                        kafka,
                        "--output",
                        input.toString(),
                        "--force");
        if (exported != 0) {
            throw new IOException("the log cannot be exported");
        }
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        Process process =
                new ProcessBuilder(command(kafka))
                        .redirectInput(input.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
        int status = process.waitFor();
        return new Ended(status, Files.readString(output), Files.readString(errors));
    }

    private List<String> command(String kafka) {
        String script = EXAMPLES.resolve("balances.py").toString();
        return switch (this) {
            case JAVA ->
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-cp",
                            OF_JARS.stream()
                                    .map(BalancesProgram::jarOf)
                                    .collect(Collectors.joining(File.pathSeparator)),
                            EXAMPLES.resolve("BalancesConsumer.java").toString(),
                            kafka);
            case PYTHON -> List.of(python().orElseThrow(), script, "--bootstrap-servers", kafka);
            case PYTHON_OF_AN_EXPORT -> List.of(python().orElseThrow(), script);
        };
    }

    private static String jarOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    private Optional<String> python() {
        String needed = this == PYTHON ? "confluent_kafka" : "decimal";
        String check = "import sys, " + needed + "; assert sys.version_info >= (3, 9)";
        return PYTHONS.stream().filter(python -> succeeds(python, "-c", check)).findFirst();
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
