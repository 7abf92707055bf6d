package io.tickfold.audit;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Quantity;
import io.tickfold.engine.domain.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every command answers the same in every language and every time zone, whatever `main` sets.
class LanguagesTest {

    private final Locale language = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @TempDir private Path directory;

    @BeforeEach
    void begin() {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    @AfterEach
    void end() {
        Locale.setDefault(language);
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @CsvSource({
        "fa-IR, Asia/Kolkata",
        "ar-EG, America/St_Johns",
        "bn-BD, Asia/Kolkata",
        "my-MM, America/St_Johns",
        "tr-TR, Asia/Kolkata"
    })
    void changesNoAnswer(String tag, String place) throws IOException {
        List<String> usual = answers("usual.jsonl");
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone(place));
        assertThat(answers("other.jsonl")).isEqualTo(usual);
    }

    /// The languages are in this Java, or the test above would prove nothing.
    @Test
    void isNoIdleQuestion() {
        assertThat(String.format(Locale.forLanguageTag("fa-IR"), "%d", 1)).isEqualTo("۱");
        assertThat("i".toUpperCase(Locale.forLanguageTag("tr-TR"))).isEqualTo("İ");
    }

    private List<String> answers(String name) throws IOException {
        TradingLog log = new TradingLog();
        log.command(new OpenAccount(log.header(ALICE), Money.of("1000")));
        log.tick(BTC, "42785.00", "43215.00");
        log.command(Inputs.order().takeProfit("45000").with(log.header(ALICE)));
        OrderId order = log.account(ALICE).orElseThrow().orders().iterator().next().id();
        log.command(new CloseOrder(log.header(ALICE), order, Optional.of(Quantity.of("0.04"))));
        log.checkpoint(ALICE);
        Path file = log.export(directory.resolve(name));
        List<String> answers = new ArrayList<>(List.of(Files.readString(file)));
        for (String command :
                List.of(
                        "account alice",
                        "account alice --at 2026-01-05 --json",
                        "balances",
                        "explain " + order,
                        "explain --json " + order,
                        "verify")) {
            answers.add(answer(command, file));
        }
        for (String format : List.of("jsonl", "csv")) {
            Path output = directory.resolve(name + "." + format);
            answers.add(answer("export --format " + format + " --output " + output, file));
            answers.add(Files.readString(output).replaceFirst("\"created\":\"[^\"]*\"", ""));
        }
        return answers;
    }

    private static String answer(String command, Path file) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
        arguments.addAll(List.of("--file", file.toString()));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        return run.exitCode() + run.output().replaceAll("Speed .*|SHA-256 .*", "") + run.errors();
    }
}
