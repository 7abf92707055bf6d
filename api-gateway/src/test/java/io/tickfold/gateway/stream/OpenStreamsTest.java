package io.tickfold.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.gateway.stream.OpenStreams.OpenStream;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.RefusedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/// Three streams in all, two of an address.
class OpenStreamsTest {

    private final OpenStreams streams =
            new OpenStreams(
                    new StreamSettings(
                            3,
                            2,
                            1,
                            Duration.ofSeconds(1),
                            DataSize.ofBytes(1),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1)));

    private OpenStream open(String address) {
        return streams.open(Owner.of(StreamKind.PRICES, address), () -> {});
    }

    private void assertRefused(String address, String reason) {
        assertThatThrownBy(() -> open(address))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused ->
                                assertThat(refused.answer().headers())
                                        .containsEntry(Answer.REFUSAL_REASON, reason)
                                        .containsEntry("Retry-After", "5"));
    }

    @Test
    void countsAnIpv6NetworkAsOneClient() {
        try (OpenStream _ = open("2001:db8:1:2::1");
                OpenStream _ = open("2001:db8:1:2:ffff::9")) {
            assertRefused("2001:db8:1:2:3:4:5:6", "TOO_MANY_STREAMS");
            open("2001:db8:1:3::1").close();
        }
        open("2001:db8:1:2:3:4:5:6").close();
    }

    @Test
    void refusesStreamsBeyondAllItMayHold() {
        try (OpenStream _ = open("192.0.2.1");
                OpenStream _ = open("192.0.2.1");
                OpenStream _ = open("192.0.2.2")) {
            assertThat(streams.count(StreamKind.PRICES)).isEqualTo(3);
            assertRefused("192.0.2.3", "STREAMS_EXHAUSTED");
        }
        assertThat(streams.count(StreamKind.PRICES)).isZero();
    }
}
