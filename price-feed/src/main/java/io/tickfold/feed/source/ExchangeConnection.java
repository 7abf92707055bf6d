package io.tickfold.feed.source;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One WebSocket, from the attempt to open it to its end. It takes the next message when the hearer
/// is done with the last one, so that nothing piles up here. The JDK answers pings.
final class ExchangeConnection implements WebSocket.Listener {

    /// Characters of a message; a longer one is not kept.
    static final int LONGEST_MESSAGE = 1 << 20;

    private final Executor thread;
    private final Hearer hearer;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private final StringBuilder text = new StringBuilder();
    private volatile Optional<WebSocket> socket = Optional.empty();
    private volatile boolean isClosed;
    private boolean isTooLong;

    /// Whoever listens, on a thread of its own.
    interface Hearer {

        /// @param message empty if it was too long, or no text
        void heard(ExchangeConnection connection, Optional<String> message);

        /// Nothing more will be heard; said once, unless the hearer has closed it.
        void ended(ExchangeConnection connection, String reason);
    }

    /// @param thread on which the hearer is told
    ExchangeConnection(Executor thread, Hearer hearer) {
        this.thread = thread;
        this.hearer = hearer;
    }

    /// Returns at once.
    ///
    /// @param patience until the exchange has agreed to talk
    void open(URI address, Duration patience) {
        var _ =
                http.newWebSocketBuilder()
                        .connectTimeout(patience)
                        .buildAsync(address, this)
                        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                end(reason(failure, patience));
                            }
                        });
    }

    private static String reason(Throwable failure, Duration patience) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return switch (cause) {
            case TimeoutException _, HttpTimeoutException _ ->
                    "it did not answer within " + patience.toMillis() + " ms";
            case ConnectException _ -> "it cannot be reached";
            case WebSocketHandshakeException refusal ->
                    "it answered with status " + refusal.getResponse().statusCode();
            default -> cause.toString();
        };
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = Optional.of(opened);
        if (hasEnded.get()) {
            opened.abort();
        } else {
            opened.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
        isTooLong = isTooLong || text.length() + part.length() > LONGEST_MESSAGE;
        if (!isTooLong) {
            text.append(part);
        }
        if (isLast) {
            hear(from, isTooLong ? Optional.empty() : Optional.of(text.toString()));
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean isLast) {
        if (isLast) {
            hear(from, Optional.empty());
        } else {
            from.request(1);
        }
        return null;
    }

    private void hear(WebSocket from, Optional<String> message) {
        text.setLength(0);
        isTooLong = false;
        thread.execute(() -> {
            try {
                if (!isClosed) {
                    hearer.heard(this, message);
                }
            } finally {
                from.request(1);
            }
        });
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end("it closed the connection with code " + code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        end(failure.toString());
    }

    private void end(String reason) {
        if (hasEnded.compareAndSet(false, true)) {
            release();
            thread.execute(() -> {
                if (!isClosed) {
                    hearer.ended(this, reason);
                }
            });
        }
    }

    /// The hearer is told nothing more.
    void close() {
        isClosed = true;
        if (hasEnded.compareAndSet(false, true)) {
            release();
        }
    }

    /// Also ends an answer to the request to talk that never ends.
    private void release() {
        socket.ifPresent(WebSocket::abort);
        http.shutdownNow();
    }
}
