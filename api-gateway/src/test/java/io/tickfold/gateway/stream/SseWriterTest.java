package io.tickfold.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A client that takes three seconds for each piece that it is sent, and ten are too many.
class SseWriterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PIECE = 8 << 10;

    private final Trickle client = new Trickle(Duration.ofSeconds(3));
    private final SseWriter writer = new SseWriter(client, PATIENCE, () -> client.nanos);

    /// Reads steadily, but slowly.
    private static final class Trickle extends OutputStream {

        private final Duration pause;
        private long nanos;
        private long taken;

        Trickle(Duration pause) {
            this.pause = pause;
        }

        @Override
        public void write(int b) {
            throw new AssertionError("one by one");
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            assertThat(length).isLessThanOrEqualTo(PIECE);
            taken += length;
            nanos += pause.toNanos();
        }
    }

    @Test
    void aLongEventDoesNotHoldTheThreadForAsLongAsItsClientTrickles() {
        assertThatThrownBy(() -> writer.event(1, "type", "x".repeat(100 * PIECE)))
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(client.taken).isEqualTo(4 * PIECE);
    }

    @Test
    void aPageOfShortEventsDoesNotEither() {
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 100; i++) {
                                writer.event(i, "type", "x");
                            }
                        })
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void whoTakesEachPageInTimeMayStay() {
        assertThatCode(
                        () -> {
                            for (int i = 0; i < 100; i++) {
                                writer.event(i, "type", "x");
                                writer.flush();
                            }
                        })
                .doesNotThrowAnyException();
    }
}
