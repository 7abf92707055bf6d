package io.tickfold.gateway.stream;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RefusedException;
import io.tickfold.gateway.web.RequestValues;
import io.tickfold.readmodel.query.AccountEvents;
import io.tickfold.readmodel.query.ReadModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds out after which event a stream begins.
@Component
final class EventStarts {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(20);

    private final AccountEvents recorded;
    private final ReadModel upToDate;

    EventStarts(AccountEvents recorded, ReadModel upToDate) {
        this.recorded = recorded;
        this.upToDate = upToDate;
    }

    /// What the client asks for, if anything: `Last-Event-ID` goes before `after`.
    ///
    /// @throws RefusedException if that is no sequence
    static Optional<Long> requested(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Last-Event-ID"))
                .map(id -> RequestValues.number(id, GatewayRefusal.INVALID_EVENT_POSITION))
                .or(() -> RequestValues.number(request, "after", GatewayRefusal.INVALID_AFTER));
    }

    /// The sequence after which the stream begins; from now on, if none was asked for.
    ///
    /// @throws RefusedException if the account's events do not reach that far, not even in a
    ///   second, or are still being read from the log
    long position(AccountId account, Optional<Long> requested, EventBuffer buffer) {
        long end =
                upToDate.read(account, Optional.empty(), _ -> recorded.lastSequence(account))
                        .result();
        long start = requested.orElse(end);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (end < start && System.nanoTime() - deadline < 0) {
            buffer.pause(POLL);
            end = recorded.lastSequence(account);
        }
        if (end < start) {
            throw GatewayRefusal.POSITION_BEYOND_END.exception();
        }
        return start;
    }
}
