package io.tickfold.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFieldTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "alice", "-17.20", "+5", "0", "2026-01-05T12:00:00Z", "a=b", "a b"})
    void whatHarmsNobodyStaysAsItIs(String text) {
        assertThat(CsvField.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1+1", "-1+1", "-a", "@SUM(A1)", "\tx", " =1", "--5"})
    void whatASpreadsheetTakesForAFormulaIsMadeAText(String text) {
        assertThat(CsvField.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a\"b", "a\nb", "a\rb"})
    void whatWouldEndAFieldIsQuoted(String text) {
        assertThat(CsvField.of(text)).isEqualTo('"' + text.replace("\"", "\"\"") + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = "=a,\"b\"")
    void aFormulaThatNeedsQuotesGetsBoth(String text) {
        assertThat(CsvField.of(text)).isEqualTo("\"'=a,\"\"b\"\"\"");
    }
}
