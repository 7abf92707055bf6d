package io.tickfold.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.readmodel.query.RecordedEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Each event has ten characters, and two of them are more than may wait.
class EventBufferTest {

    private static final Duration NOW = Duration.ZERO;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EventBuffer buffer = new EventBuffer(19);

    private static RecordedEvent event(long sequence) {
        return new RecordedEvent(sequence, "type", "0123456789");
    }

    private void offer(long... sequences) {
        for (long sequence : sequences) {
            buffer.offer(event(sequence));
        }
    }

    @Test
    void handsEventsOutInOrder() {
        offer(1, 2);
        assertThat(buffer.next(1, NOW)).contains(event(1));
        assertThat(buffer.next(2, NOW)).contains(event(2));
        assertThat(buffer.next(3, NOW)).isEmpty();
    }

    @Test
    void dropsWhatTheStreamHasAlready() {
        offer(1, 2);
        assertThat(buffer.next(2, NOW)).contains(event(2));
        assertThat(buffer.next(1, NOW)).isEmpty();
    }

    @Test
    void keepsAnEventBeforeWhichOthersAreMissing() {
        offer(3);
        assertThat(buffer.next(1, NOW)).contains(event(3));
        assertThat(buffer.next(3, NOW)).contains(event(3));
        assertThat(buffer.next(3, NOW)).isEmpty();
    }

    @Test
    void overflowsWithOneMoreThanItsLimitAllows() {
        offer(1, 2);
        assertThat(buffer.hasOverflowed()).isFalse();
        offer(3);
        assertThat(buffer.hasOverflowed()).isTrue();
        assertThat(buffer.next(1, PATIENCE)).as("without waiting").isEmpty();
    }

    @Test
    void hasRoomAgainForWhatIsTakenOut() {
        offer(1, 2);
        assertThat(buffer.next(1, NOW)).isPresent();
        offer(3);
        assertThat(buffer.hasOverflowed()).isFalse();
        assertThat(buffer.next(2, NOW)).contains(event(2));
        assertThat(buffer.next(3, NOW)).contains(event(3));
    }

    @Test
    void hasRoomAgainForWhatIsDropped() {
        offer(1, 2);
        assertThat(buffer.next(3, NOW)).isEmpty();
        offer(3, 4);
        assertThat(buffer.hasOverflowed()).isFalse();
    }

    @Test
    void takesNothingInUntilItRestarts() {
        offer(1, 2, 3, 4);
        assertThat(buffer.next(4, NOW)).isEmpty();
        assertThat(buffer.restart()).isEqualTo(4);
        assertThat(buffer.hasOverflowed()).isFalse();
        assertThat(buffer.next(1, NOW)).isEmpty();
        offer(5);
        assertThat(buffer.next(5, NOW)).contains(event(5));
    }

    @Test
    void isAsLargeAfterARestartAsBefore() {
        offer(1, 2, 3);
        long _ = buffer.restart();
        offer(4, 5);
        assertThat(buffer.hasOverflowed()).isFalse();
        offer(6);
        assertThat(buffer.hasOverflowed()).isTrue();
    }

    @Test
    void wakesTheStreamForAnEvent() throws Exception {
        CompletableFuture<Optional<RecordedEvent>> next =
                CompletableFuture.supplyAsync(() -> buffer.next(1, PATIENCE));
        offer(1);
        assertThat(next.get(10, TimeUnit.SECONDS)).contains(event(1));
    }

    @Test
    void wakesTheStreamForItsEnd() throws Exception {
        offer(2);
        CompletableFuture<Optional<RecordedEvent>> next =
                CompletableFuture.supplyAsync(() -> buffer.next(3, PATIENCE));
        buffer.end();
        assertThat(next.get(10, TimeUnit.SECONDS)).isEmpty();
        assertThat(buffer.isEnded()).isTrue();
        buffer.pause(PATIENCE);
        offer(3);
        assertThat(buffer.next(3, PATIENCE)).as("after the end").isEmpty();
    }
}
