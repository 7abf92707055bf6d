package io.tickfold.engine.streams;

import io.tickfold.engine.domain.UnknownRulesException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens when a thread of the engine dies: it is replaced, unless it would die again.
final class FaultPolicy implements StreamsUncaughtExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(FaultPolicy.class);
    private static final int MOST_REPLACEMENTS = 5;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final Deque<Instant> replaced = new ArrayDeque<>();

    FaultPolicy(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable fault) {
        if (isHopeless(fault) || !mayReplace()) {
            log.error("the engine stops", fault);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        log.error("a thread of the engine died and is replaced", fault);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static boolean isHopeless(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownRulesException || cause instanceof Error) {
                return true;
            }
        }
        return false;
    }

    private boolean mayReplace() {
        Instant now = clock.instant();
        while (!replaced.isEmpty() && replaced.getFirst().isBefore(now.minus(WINDOW))) {
            replaced.removeFirst();
        }
        replaced.addLast(now);
        return replaced.size() <= MOST_REPLACEMENTS;
    }
}
