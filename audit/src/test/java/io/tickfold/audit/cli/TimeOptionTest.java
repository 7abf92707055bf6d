package io.tickfold.audit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TimeOptionTest {

    private final TimeOption option = new TimeOption();

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T14:05:00.123Z, 2026-01-31T14:05:00.123Z",
        "2026-01-31T14:05:00+02:00, 2026-01-31T12:05:00Z",
        "2026-01-31T14:05, 2026-01-31T14:05:00Z",
        "2026-01-31, 2026-01-31T00:00:00Z"
    })
    void aTimeIsReadAsPeopleWriteIt(String text, Instant expected) {
        assertThat(option.convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2026-02-30", "2026-01-31T25:00", "1769868300"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> option.convert(text)).isInstanceOf(TypeConversionException.class);
    }
}
