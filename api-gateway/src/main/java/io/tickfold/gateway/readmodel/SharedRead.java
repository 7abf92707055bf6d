package io.tickfold.gateway.readmodel;

import io.tickfold.readmodel.query.AllAccounts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// A question that reads all open orders, so that it is asked by one request at a time, and its
/// answer serves all that come within two seconds; a request that names a position has it asked
/// again.
public final class SharedRead<T> {

    private static final long VALID_NANOS = Duration.ofSeconds(2).toNanos();

    private final Reads reads;
    private final Function<AllAccounts, T> query;
    private volatile Optional<Found<T>> last = Optional.empty();

    private record Found<T>(T result, long nanoTime) {

        boolean isValid() {
            return System.nanoTime() - nanoTime < VALID_NANOS;
        }
    }

    public SharedRead(Reads reads, Function<AllAccounts, T> query) {
        this.reads = reads;
        this.query = query;
    }

    /// @throws io.tickfold.gateway.web.RefusedException if the request names no proper position
    /// @throws io.tickfold.readmodel.query.ReadRefusedException as the read model does
    public T answer(HttpServletRequest request) {
        boolean isNamed = Reads.minPosition(request).isPresent();
        return valid(isNamed).orElseGet(() -> askOneByOne(request, isNamed));
    }

    private Optional<T> valid(boolean isNamed) {
        return last.filter(found -> found.isValid() && !isNamed).map(Found::result);
    }

    private synchronized T askOneByOne(HttpServletRequest request, boolean isNamed) {
        return valid(isNamed)
                .orElseGet(() -> {
                    Found<T> found = ask(request);
                    last = Optional.of(found);
                    return found.result();
                });
    }

    private Found<T> ask(HttpServletRequest request) {
        T result = reads.ofAll(request, query);
        return new Found<>(result, System.nanoTime());
    }
}
