package io.tickfold.gateway.operator;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work with a database that nobody waits for any longer than this.
record BriefTask(Duration patience) {

    private static final Logger log = LoggerFactory.getLogger(BriefTask.class);

    /// What the work returns; empty if it fails or takes too long.
    ///
    /// @param what is in vain then, for the log
    <T> Optional<T> run(String what, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("halt-memory").start(task);
        try {
            return Optional.of(task.get(patience.toNanos(), NANOSECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("{}: {}", what, e.toString());
        } finally {
            task.cancel(true);
        }
        return Optional.empty();
    }
}
