package io.tickfold.feed.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "120, PT2M",
        "999999999, PT72H",
        "'Sun, 01 Mar 2026 12:00:30 GMT', PT30S",
        "'Sun, 01 Mar 2026 11:00:00 GMT', ",
        "'Mon, 01 Mar 2027 11:00:00 GMT', PT72H",
        "soon, ",
        "-5, ",
        "99999999999, ",
    })
    void readsSecondsAndDates(String text, Duration wait) {
        HttpHeaders headers =
                HttpHeaders.of(
                        Map.of(
                                "Retry-After", List.of(text),
                                "Date", List.of("Sun, 01 Mar 2026 12:00:00 GMT")),
                        (_, _) -> true);
        assertThat(RetryAfter.of(headers)).isEqualTo(Optional.ofNullable(wait));
        HttpHeaders none = HttpHeaders.of(Map.of(), (_, _) -> true);
        assertThat(RetryAfter.of(none)).isEmpty();
    }
}
