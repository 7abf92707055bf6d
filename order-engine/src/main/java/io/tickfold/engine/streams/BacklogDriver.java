package io.tickfold.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.input.Clock;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.journal.EventId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Sends clocks to a partition that has a backlog, since only an input makes the engine process
/// more of it.
///
/// One clock at a time is under way; whether and when it arrives changes no decision.
final class BacklogDriver {

    private final ClockSender sender;
    private final int partition;
    private final AtomicReference<@Nullable String> awaited = new AtomicReference<>();

    BacklogDriver(ClockSender sender, int partition) {
        this.sender = sender;
        this.partition = partition;
    }

    /// @param headers of the input that was folded last
    void driveAfter(Headers headers, PartitionFold fold) {
        String sent = awaited.get();
        if (sent != null && isNamed(sent, headers)) {
            awaited.set(null);
        }
        drive(fold);
    }

    /// Sends a clock if something waits and none is under way.
    void drive(PartitionFold fold) {
        if (!fold.backlog().isEmpty() && awaited.get() == null) {
            send(new Clock(fold.market().at()));
        }
    }

    private void send(Clock clock) {
        String id = UUID.randomUUID().toString();
        awaited.set(id);
        sender.append(partition, id, clock, () -> awaited.compareAndSet(id, null));
    }

    private static boolean isNamed(String id, Headers headers) {
        var header = headers.lastHeader(EventId.HEADER);
        return header != null
                && header.value() != null
                && id.equals(new String(header.value(), UTF_8));
    }
}
