package io.tickfold.gateway.web.limits;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// How long the bytes that a client sends between two answers may take to arrive, from the first of
/// them to the last.
///
/// Whatever they are: the head of a request, a body that an endpoint reads or nobody does, the
/// lengths of its chunks, or what follows it.
final class Punctuality {

    private final long patience;
    private final LongSupplier nanoTime;
    private volatile OptionalLong deadline = OptionalLong.empty();

    Punctuality(Duration patience, LongSupplier nanoTime) {
        this.patience = patience.toNanos();
        this.nanoTime = nanoTime;
    }

    /// The next byte begins another deadline: something was sent to the client, or it is new.
    void restart() {
        deadline = OptionalLong.empty();
    }

    /// A byte has arrived.
    ///
    /// @throws SocketTimeoutException if it comes too late, as if none had come
    void arrived() throws SocketTimeoutException {
        long now = nanoTime.getAsLong();
        if (deadline.isEmpty()) {
            deadline = OptionalLong.of(now + patience);
        } else if (now - deadline.getAsLong() > 0) {
            throw new SocketTimeoutException("the request has not arrived in time");
        }
    }
}
