package io.tickfold.gateway.stream;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RefusedException;
import io.tickfold.gateway.web.RequestValues;
import io.tickfold.readmodel.query.AccountSnapshot;
import io.tickfold.readmodel.query.ReadModel;
import io.tickfold.readmodel.query.ReadModel.View;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds out after which event a stream begins.
@Component
final class EventStarts {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ReadModel readModel;

    EventStarts(ReadModel readModel) {
        this.readModel = readModel;
    }

    /// What the client asks for, if anything: `Last-Event-ID` goes before `after`.
    ///
    /// @throws RefusedException if that is no sequence
    static Optional<Long> requested(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Last-Event-ID"))
                .map(id -> RequestValues.number(id, GatewayRefusal.INVALID_EVENT_POSITION))
                .or(() -> RequestValues.number(request, "after", GatewayRefusal.INVALID_AFTER));
    }

    /// The sequence after which the stream begins; from now on, if none was asked for. The read
    /// model is asked once, whatever the client says.
    ///
    /// @param buffer which already receives live events
    /// @throws RefusedException if the account's events do not reach that far, not even in a
    ///   second, or are still being read from the log
    long position(AccountId account, Optional<Long> requested, EventBuffer buffer) {
        View<Long> end = readModel.readAsItIs(account, AccountSnapshot::lastSequence);
        long start = requested.orElse(end.result());
        if (start > end.result() && !buffer.reaches(start, PATIENCE)) {
            throw refusal(end);
        }
        return start;
    }

    /// Where the read model lags, nobody can say that there is no such event.
    private static RefusedException refusal(View<Long> end) {
        return end.isCurrent()
                ? GatewayRefusal.POSITION_BEYOND_END.exception()
                : new RefusedException(GatewayRefusal.READ_MODEL_BEHIND.answer().retryAfter(1));
    }
}
