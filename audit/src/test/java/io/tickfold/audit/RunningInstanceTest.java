package io.tickfold.audit;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.cli.ExitCode;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.Money;
import io.tickfold.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands, on the data directory of an instance.
class RunningInstanceTest {

    private static final String ADDRESS = ".tickfold.address";

    @TempDir private Path data;
    @TempDir private Path otherData;

    private EmbeddedKafka broker() {
        return EmbeddedKafka.start(data.resolve("kafka"), 0);
    }

    private static TradingLog log() {
        TradingLog log = new TradingLog();
        log.command(new OpenAccount(log.header(ALICE), Money.of("1000")));
        log.command(new Deposit(log.header(ALICE), Money.of("12.34")));
        return log;
    }

    private String output(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINE);
        return run.output();
    }

    @Test
    void itsLogIsReadWhileItRuns() throws Exception {
        try (EmbeddedKafka broker = broker()) {
            log().publish(broker.bootstrapServers());
            String fromData = output("balances", "--json", "--data", data.toString());
            assertThat(fromData).contains("\"balance\":\"1012.34\"");
            assertThat(
                            output(
                                    "balances",
                                    "--json",
                                    "--bootstrap-servers",
                                    broker.bootstrapServers()))
                    .isEqualTo(fromData);
            assertThat(
                            output(
                                            "tail",
                                            "--from-beginning",
                                            "--limit=2",
                                            "--data",
                                            data.toString())
                                    .lines())
                    .satisfiesExactly(
                            first -> assertThat(first).contains("alice #1  account opened"),
                            second ->
                                    assertThat(second)
                                            .endsWith("deposited 12.34; balance 1,012.34"));
        }
    }

    @Test
    void whatIsExportedIsWhatTheClusterHolds() throws Exception {
        try (EmbeddedKafka broker = broker()) {
            log().publish(broker.bootstrapServers());
            Path live = data.resolve("live.jsonl");
            output("export", "--data", data.toString(), "--output", live.toString());
            Path direct = log().export(data.resolve("direct.jsonl"));
            assertThat(withoutTimes(live)).isEqualTo(withoutTimes(direct));
        }
    }

    /// The broker's times are other ones than the test's, and so are the seals that cover them.
    private static List<String> withoutTimes(Path export) throws Exception {
        return Files.readAllLines(export).stream()
                .skip(1)
                .map(line -> line.replaceFirst("\"timestamp\":\"[^\"]*\"", ""))
                .map(line -> line.replaceFirst("\"inputsHash\":\"[^\"]*\"", ""))
                .toList();
    }

    @Test
    void anInstanceThatDoesNotRunIsNamed() throws Exception {
        broker().close();
        CommandRun run = CommandRun.of("balances", "--data", data.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.NO_LOG);
        assertThat(run.errors())
                .isEqualTo(
                        String.format(
                                Locale.ROOT,
                                "tickfold: no instance runs with the data in %s\n",
                                data));
    }

    /// A kill leaves the address behind, and then another broker may take the port.
    @Test
    void anotherInstanceIsNotTakenForIt() throws Exception {
        broker().close();
        Path other = otherData.resolve("kafka");
        try (EmbeddedKafka broker = EmbeddedKafka.start(other, 0)) {
            Files.copy(other.resolve(ADDRESS), data.resolve("kafka").resolve(ADDRESS));
            CommandRun run = CommandRun.of("tail", "--data", data.toString());
            assertThat(run.exitCode()).isEqualTo(ExitCode.NO_LOG);
            assertThat(run.errors())
                    .isEqualTo(
                            String.format(
                                    Locale.ROOT,
                                    "tickfold: another Kafka listens at %s: the instance does not run\n",
                                    broker.bootstrapServers()));
        }
    }
}
