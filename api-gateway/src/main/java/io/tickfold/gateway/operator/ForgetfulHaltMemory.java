package io.tickfold.gateway.operator;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets keys where another memory fails or is too slow, so that no halt waits for it.
final class ForgetfulHaltMemory implements HaltMemory {

    private static final Logger log = LoggerFactory.getLogger(ForgetfulHaltMemory.class);

    private final HaltMemory memory;
    private final Duration patience;

    ForgetfulHaltMemory(HaltMemory memory, Duration patience) {
        this.memory = memory;
        this.patience = patience;
    }

    @Override
    public Earlier begin(Key key, String asked) {
        return within(new FutureTask<>(() -> memory.begin(key, asked)), Earlier.NOT_SENT);
    }

    @Override
    public void sent(Key key, String asked) {
        var _ = within(new FutureTask<>(() -> memory.sent(key, asked), true), false);
    }

    private <T> T within(FutureTask<T> task, T otherwise) {
        Thread.ofVirtual().name("halt-memory").start(task);
        try {
            return task.get(patience.toNanos(), NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("the key of a halt cannot be remembered: {}", e.toString());
        }
        return otherwise;
    }
}
