package io.tickfold.contract.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/// Asks a cluster through its admin client, whose answers may be failures or come too early.
public final class AdminRequests {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private AdminRequests() {}

    /// One or several requests, and waiting for their answers.
    @FunctionalInterface
    public interface Request<T> {
        T send() throws ExecutionException, InterruptedException;
    }

    /// The answer; empty if the cluster refused for this reason.
    public static <T> Optional<T> unless(Class<? extends Exception> reason, Request<T> request)
            throws ExecutionException, InterruptedException {
        try {
            return Optional.ofNullable(request.send());
        } catch (ExecutionException e) {
            if (reason.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Asks until something is so.
    ///
    /// @return false if it was not within this time
    public static boolean await(Duration patience, Request<Boolean> isSo)
            throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isSo.send()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
