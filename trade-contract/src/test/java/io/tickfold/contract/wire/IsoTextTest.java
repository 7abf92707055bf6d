package io.tickfold.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.SeededRandom;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class IsoTextTest {

    private static final long LAST_DAY_OF_9999 = 253_402_300_799_000L;

    private static Instant read(String text) {
        return Json.MAPPER.readValue('"' + text + '"', Instant.class);
    }

    @Test
    void readsEveryMillisecondAsJavaDoes() {
        RandomGenerator random = SeededRandom.create().generator();
        for (int i = 0; i < 100_000; i++) {
            String text = Instant.ofEpochMilli(random.nextLong(LAST_DAY_OF_9999)).toString();
            assertThat(read(text)).as(text).isEqualTo(Instant.parse(text));
        }
    }

    @Test
    void writesEveryMillisecondAsJavaDoes() {
        RandomGenerator random = SeededRandom.create().generator();
        for (int i = 0; i < 100_000; i++) {
            Instant time = Instant.ofEpochMilli(random.nextLong(LAST_DAY_OF_9999));
            assertThat(IsoTime.text(time)).isEqualTo(time.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05Z",
                "2026-01-02T03:04:05.678901Z",
                "2026-01-02T03:04:05.000000001Z",
                "1969-12-31T23:59:59.999Z",
                "1970-01-01T00:00:00.001Z",
                "9999-12-31T23:59:59.999Z",
                "+10000-01-01T00:00:00.001Z"
            })
    void writesOtherTimesAsJavaDoes(String text) {
        assertThat(IsoTime.text(Instant.parse(text))).isEqualTo(text);
        assertThat(Json.MAPPER.writeValueAsString(Instant.parse(text))).isEqualTo('"' + text + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05Z",
                "2026-01-02T03:04:05.678901Z",
                "2026-01-02T24:00:00.000Z",
                "2026-01-02t03:04:05.678z",
                "2026-01-02T03:04:05+01:00",
                "2024-02-29T23:59:59.999Z",
                "1970-01-01T00:00:00.000Z"
            })
    void readsOtherFormsAsJavaDoes(String text) {
        assertThat(read(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T03:04:05.678Z",
                "2026-13-01T03:04:05.678Z",
                "2026-01-00T03:04:05.678Z",
                "2026-01-02T25:04:05.678Z",
                "2026-01-02T03:60:05.678Z",
                "2026-01-02T03:04:61.678Z",
                "2026-01-02 03:04:05.678Z",
                "2026-01-02T03:04:05.67xZ",
                "1969-12-31T23:59:59.999Z"
            })
    void readsNothingThatIsNoTime(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(JacksonException.class);
    }
}
