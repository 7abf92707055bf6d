package io.tickfold.audit.export;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.CommandRun;
import io.tickfold.audit.TradingLog;
import io.tickfold.audit.cli.ExitCode;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An export destroys nothing: neither what it is made from nor what was there before.
class OutputFileTest {

    @TempDir private Path directory;
    private Path log = Path.of("");
    private byte[] evidence = {};

    @BeforeEach
    void writeHistory() throws IOException {
        TradingLog trading = new TradingLog();
        trading.command(new OpenAccount(trading.header(ALICE), Money.of("1000")));
        log = trading.export(directory.resolve("log.jsonl"));
        evidence = Files.readAllBytes(log);
    }

    private CommandRun export(Path from, Path to, String... more) {
        List<String> all = new ArrayList<>(List.of("export", "--file", from.toString()));
        all.addAll(List.of("--output", to.toString()));
        all.addAll(List.of(more));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private void assertRefused(CommandRun run, String why) throws IOException {
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).hasLineCount(1).startsWith("tickfold: ").contains(why);
        assertThat(log).hasBinaryContent(evidence);
        assertThat(drafts()).isEmpty();
    }

    private List<Path> drafts() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(each -> each.toString().endsWith(".part")).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"itself", "symbolic link", "hard link", "other path"})
    void whatIsReadIsNeverWritten(String kind) throws IOException {
        Path output = directory.resolve("output");
        switch (kind) {
            case "symbolic link" -> Files.createSymbolicLink(output, log);
            case "hard link" -> Files.createLink(output, log);
            case "other path" ->
                    output = directory.resolve("../" + directory.getFileName() + "/log.jsonl");
            default -> output = log;
        }
        assertRefused(export(log, output), "the output is the file that the log is read from");
        assertRefused(export(log, output, "--force"), "the file that the log is read from");
    }

    @Test
    void whatIsThereIsReplacedOnlyIfThatIsAskedFor() throws IOException {
        Path output = Files.writeString(directory.resolve("old.jsonl"), "old");
        assertRefused(export(log, output), "is there already");
        assertThat(output).hasContent("old");
        assertThat(export(log, output, "--force").exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(Files.readString(output)).startsWith("{\"export\":\"tickfold\"");
    }

    @Test
    void aLinkToSomethingElseIsNotReplacedButWhatItNames() throws IOException {
        Path old = Files.writeString(directory.resolve("old.jsonl"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), old);
        assertRefused(export(log, link), "is there already");
        assertThat(export(log, link, "--force").exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(old)).startsWith("{\"export\":\"tickfold\"");
    }

    /// The first lines are fine, so that the failure comes when writing has begun.
    @Test
    void aFailureLeavesWhatWasThereAndNothingElse() throws IOException {
        Path broken = directory.resolve("broken.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        lines.set(lines.size() - 2, "broken");
        Files.write(broken, lines);
        Path old = Files.writeString(directory.resolve("old.jsonl"), "old");
        CommandRun run = export(broken, old, "--force");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.errors()).hasLineCount(1);
        assertThat(old).hasContent("old");
        assertThat(export(broken, directory.resolve("new")).exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(directory.resolve("new")).doesNotExist();
        assertThat(drafts()).isEmpty();
    }

    @Test
    void whereNoFileCanBeIsNamed() throws IOException {
        assertRefused(export(log, directory), "is a directory, not a file");
        assertRefused(export(log, directory.resolve("none/x")), "there is no directory");
    }

    @Test
    void aMarkOfTheByteOrderIsWrittenOnRequest() throws IOException {
        Path csv = directory.resolve("events.csv");
        assertThat(export(log, csv, "--format", "csv", "--bom").exitCode())
                .isEqualTo(ExitCode.FINE);
        assertThat(Files.readString(csv, UTF_8)).startsWith("\ufeffpartition,offset,");
        assertRefused(export(log, directory.resolve("x"), "--bom"), "--bom is for --format csv");
    }
}
