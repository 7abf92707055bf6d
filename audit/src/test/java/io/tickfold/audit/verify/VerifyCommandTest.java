package io.tickfold.audit.verify;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BOB;
import static io.tickfold.engine.domain.Inputs.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.CommandRun;
import io.tickfold.audit.Golden;
import io.tickfold.audit.RecordedLog;
import io.tickfold.audit.TradingLog;
import io.tickfold.audit.cli.ExitCode;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.engine.domain.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `verify` answers in JSON, which scripts may read.
class VerifyCommandTest {

    @TempDir private Path directory;

    /// A minute of trading, and a checkpoint in the middle of it.
    private static RecordedLog log() {
        TradingLog log = new TradingLog();
        log.broadcast(Inputs.rules(2, Optional.of(Duration.ofSeconds(30))));
        log.command(new OpenAccount(log.header(ALICE), Money.of("1000")));
        log.command(new OpenAccount(log.header(BOB), Money.of("2500.5")));
        log.tick(BTC, "42785.00", "43215.00");
        log.command(Inputs.order().with(log.header(ALICE)));
        log.command(Inputs.order().side("sell").with(log.header(BOB)));
        log.pass(Duration.ofSeconds(31));
        log.tick(BTC, "42885.00", "43315.00");
        OrderId open = log.account(ALICE).orElseThrow().orders().iterator().next().id();
        log.command(new CloseOrder(log.header(ALICE), open, Optional.empty()));
        return log.log();
    }

    /// The records are the same; only the hash of the whole file is another one.
    @Test
    void linesThatEndInCarriageReturnsChangeNothing() throws IOException {
        Path file = log().export(directory.resolve("export.jsonl"));
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        CommandRun run = CommandRun.of("verify", "--file", file.toString());
        assertThat(run.output()).endsWith("Nothing differs.\n");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(run.errors()).hasLineCount(1).contains("CRLF", "SHA-256");
    }

    private void assertAnswer(String name, int exitCode, RecordedLog log) throws IOException {
        Path file = log.export(directory.resolve("export.jsonl"));
        CommandRun run = CommandRun.of("verify", "--json", "--file", file.toString());
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(exitCode);
        String answer = run.output().replaceFirst("\"millis\":\\d+", "\"millis\":0");
        Golden.assertSame("verify/" + name + ".json", answer);
    }

    @Test
    void saysThatAllIsAsItWas() throws IOException {
        assertAnswer("whole", ExitCode.FINE, log());
    }

    @Test
    void saysFromWhereItDecidedAgain() throws IOException {
        RecordedLog log = log();

        assertAnswer(
                "cut",
                ExitCode.FINE,
                log.without(record -> record.log() == Log.INPUT && record.offset() < 3));
    }

    @Test
    void saysWhatDiffers() throws IOException {
        RecordedLog changed =
                log().with(
                                record -> record.log() == Log.EVENTS,
                                value ->
                                        value.replace(
                                                "\"profit\":\"-33.00\"", "\"profit\":\"33.00\""));

        assertAnswer("changed", ExitCode.DIFFERENCES, changed);
    }
}
