package io.tickfold.readmodel.candle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CandleIntervalTest {

    @ParameterizedTest
    @CsvSource({
        "1m,  2026-03-01T12:34:00Z, 2026-03-01T12:35:00Z",
        "5m,  2026-03-01T12:30:00Z, 2026-03-01T12:35:00Z",
        "15m, 2026-03-01T12:30:00Z, 2026-03-01T12:45:00Z",
        "30m, 2026-03-01T12:30:00Z, 2026-03-01T13:00:00Z",
        "1h,  2026-03-01T12:00:00Z, 2026-03-01T13:00:00Z",
        "4h,  2026-03-01T12:00:00Z, 2026-03-01T16:00:00Z",
        "1d,  2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z",
        "1w,  2026-02-23T00:00:00Z, 2026-03-02T00:00:00Z",
        "1mo, 2026-03-01T00:00:00Z, 2026-04-01T00:00:00Z"
    })
    void aSundayIsInTheseCandles(String interval, Instant start, Instant end) {
        CandleInterval candle = CandleInterval.of(interval).orElseThrow();

        assertThat(candle.start(Instant.parse("2026-03-01T12:34:56.789Z"))).isEqualTo(start);
        assertThat(candle.end(start)).isEqualTo(end);
    }

    @ParameterizedTest
    @EnumSource
    void aCandleBeginsWhereItBeginsAndEndsWhereTheNextBegins(CandleInterval interval) {
        for (String time : new String[] {"1969-12-31T23:59:59.999Z", "2024-02-29T00:00:00Z"}) {
            Instant start = interval.start(Instant.parse(time));
            Instant end = interval.end(start);

            assertThat(interval.start(start)).isEqualTo(start);
            assertThat(interval.start(end)).isEqualTo(end);
            assertThat(interval.start(end.minusNanos(1))).isEqualTo(start);
        }
    }

    @Test
    void knowsNoOtherNames() {
        assertThat(CandleInterval.of("1M")).isEmpty();
        assertThat(CandleInterval.of("")).isEmpty();
        assertThat(CandleInterval.of("ONE_MINUTE")).isEmpty();
    }
}
