package io.tickfold.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.SeededRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFieldTest {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|\\\\)");

    @ParameterizedTest
    @ValueSource(strings = {"", "alice", "-17.20", "+5", "0", "2026-01-05T12:00:00Z", "a=b", "a b"})
    void whatHarmsNobodyStaysAsItIs(String text) {
        assertThat(CsvField.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1+1",
                "-1+1",
                "-a",
                "@SUM(A1)",
                " =1",
                "--5",
                "＝1",
                "＋1",
                "－1",
                "＠A",
                "﹦1",
                "−1",
                "'=1",
                "'",
                "''x"
            })
    void whatASpreadsheetTakesForAFormulaIsMadeAText(String text) {
        assertThat(CsvField.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a\"b", "\"", ","})
    void whatWouldEndAFieldIsQuoted(String text) {
        assertThat(CsvField.of(text)).isEqualTo('"' + text.replace("\"", "\"\"") + '"');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "003b \\u003b", "0009 \\u0009", "000d \\u000d", "000a \\u000a", "007c \\u007c",
                "00a0 \\u00a0", "feff \\ufeff", "200b \\u200b", "2028 \\u2028", "3164 \\u3164",
                "005c \\\\", "e000 \\ue000", "1d173 \\ud834\\udd73"
            })
    void whatSeparatesOrCannotBeSeenIsNeverWrittenAsItIs(String codePoint, String written) {
        String text = Character.toString(Integer.parseInt(codePoint, 16));
        assertThat(CsvField.of(text + "=1")).isEqualTo(written + "=1");
        assertThat(CsvField.of("x" + text + "=1")).isEqualTo("x" + written + "=1");
    }

    /// However a spreadsheet splits a line, no cell of it begins a formula.
    @Test
    void whatWasSeenInRefusedSymbolsStartsNothing() {
        assertThat(CsvField.of("x;=cmd|'/C calc'!A0;y"))
                .isEqualTo("x\\u003b=cmd\\u007c'/C calc'!A0\\u003by");
    }

    @Test
    void everyTextCanBeReadBack() {
        RandomGenerator random = SeededRandom.create().generator();
        String[] pieces = {
            "=", "+", "-", "'", "\\", "\\u003b", ";", ",", "\"", "\t", "\r\n", " ", "\u00a0",
            "\ufeff", "＝", "5", "a", "é", "😀", "\ud800", "|", "."
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String field = CsvField.of(text.toString());
            assertThat(field).doesNotContain(";", "\t", "\r", "\n", "|", "\u00a0", "\ufeff");
            assertThat(readBack(field)).as(field).isEqualTo(text.toString());
        }
    }

    /// As docs/export.md tells a program to read it.
    private static String readBack(String field) {
        String cell =
                field.startsWith("\"")
                        ? field.substring(1, field.length() - 1).replace("\"\"", "\"")
                        : field;
        String escaped = cell.startsWith("'") ? cell.substring(1) : cell;
        return ESCAPE.matcher(escaped)
                .replaceAll(each ->
                        Matcher.quoteReplacement(
                                each.group(1) == null
                                        ? "\\"
                                        : String.valueOf(
                                                (char) Integer.parseInt(each.group(1), 16))));
    }

    @ParameterizedTest
    @ValueSource(strings = "=a,\"b\"")
    void aFormulaThatNeedsQuotesGetsBoth(String text) {
        assertThat(CsvField.of(text)).isEqualTo("\"'=a,\"\"b\"\"\"");
    }
}
