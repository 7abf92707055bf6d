package io.tickfold.engine.streams;

import io.tickfold.engine.cluster.EngineStartException;
import io.tickfold.engine.domain.UnknownRulesException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replaces a thread of the engine that died, unless a new one would die of the same.
final class FaultPolicy implements StreamsUncaughtExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(FaultPolicy.class);
    private static final int REPLACEMENTS_OF_A_THREAD = 5;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final int mostReplacements;
    private final Deque<Instant> replaced = new ArrayDeque<>();

    /// @param threads of the engine; one fault of the cluster can kill them all
    FaultPolicy(Clock clock, int threads) {
        this.clock = clock;
        this.mostReplacements = threads * REPLACEMENTS_OF_A_THREAD;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable fault) {
        Optional<Throwable> hopeless = hopeless(fault);
        if (hopeless.isPresent()) {
            report(hopeless.get(), fault);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        if (!mayReplace()) {
            log.error("the engine stops", fault);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        log.error("a thread of the engine died and is replaced", fault);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /// What a new thread would die of as well.
    private static Optional<Throwable> hopeless(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .filter(FaultPolicy::isHopeless)
                .findFirst();
    }

    private static boolean isHopeless(Throwable fault) {
        return fault instanceof UnknownRulesException
                || fault instanceof EngineStartException
                || fault instanceof Error;
    }

    private static void report(Throwable hopeless, Throwable fault) {
        if (hopeless instanceof EngineStartException) {
            log.error("the engine stops: {}", hopeless.getMessage());
        } else {
            log.error("the engine stops", fault);
        }
    }

    private boolean mayReplace() {
        Instant now = clock.instant();
        while (!replaced.isEmpty() && replaced.getFirst().isBefore(now.minus(WINDOW))) {
            replaced.removeFirst();
        }
        replaced.addLast(now);
        return replaced.size() <= mostReplacements;
    }
}
