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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One WebSocket. It takes the next message when the listener is done with the last one, so that
/// nothing piles up here. The JDK answers pings.
final class WebSocketConnection implements ExchangeConnection, WebSocket.Listener {

    /// Characters of a message; a longer one is not kept.
    static final int LONGEST_MESSAGE = 1 << 20;

    private final Executor thread;
    private final Listener listener;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private final StringBuilder text = new StringBuilder();
    private volatile Optional<WebSocket> socket = Optional.empty();
    private volatile boolean isClosed;
    private boolean isTooLong;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    private WebSocketConnection(Executor thread, Listener listener) {
        this.thread = thread;
        this.listener = listener;
    }

    /// @param thread on which listeners are told
    static Connector connector(Executor thread) {
        return (address, patience, listener) -> {
            WebSocketConnection connection = new WebSocketConnection(thread, listener);
            connection.open(address, patience);
            return connection;
        };
    }

    private void open(URI address, Duration patience) {
        var _ =
                http.newWebSocketBuilder()
                        .connectTimeout(patience)
                        .buildAsync(address, this)
                        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                end(ending(failure, patience));
                            }
                        });
    }

    private static Ending ending(Throwable failure, Duration patience) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return switch (cause) {
            case TimeoutException _, HttpTimeoutException _ ->
                    new Ending(
                            "it did not answer within " + patience.toMillis() + " ms",
                            Optional.empty());
            case ConnectException _ -> new Ending("it cannot be reached", Optional.empty());
            case WebSocketHandshakeException refusal ->
                    new Ending(
                            "it answered with status " + refusal.getResponse().statusCode(),
                            RetryAfter.of(refusal.getResponse().headers()));
            default -> new Ending(cause.toString(), Optional.empty());
        };
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = Optional.of(opened);
        if (hasEnded.get()) {
            opened.abort();
            return;
        }
        thread.execute(() -> {
            try {
                if (!isClosed) {
                    listener.opened(this);
                }
            } finally {
                opened.request(1);
            }
        });
    }

    /// The JDK sends one message at a time.
    @Override
    public void send(String message) {
        socket.ifPresent(open ->
                sent =
                        sent.thenCompose(_ -> open.sendText(message, true))
                                .whenComplete((_, failure) -> {
                                    if (failure != null) {
                                        end(failure.toString());
                                    }
                                }));
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
        isTooLong = isTooLong || text.length() + part.length() > LONGEST_MESSAGE;
        if (!isTooLong) {
            text.append(part);
        }
        if (isLast) {
            receive(from, isTooLong ? Optional.empty() : Optional.of(text.toString()));
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean isLast) {
        if (isLast) {
            receive(from, Optional.empty());
        } else {
            from.request(1);
        }
        return null;
    }

    private void receive(WebSocket from, Optional<String> message) {
        text.setLength(0);
        isTooLong = false;
        thread.execute(() -> {
            try {
                if (!isClosed) {
                    listener.received(this, message);
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
        end(new Ending(reason, Optional.empty()));
    }

    private void end(Ending ending) {
        if (hasEnded.compareAndSet(false, true)) {
            release();
            thread.execute(() -> {
                if (!isClosed) {
                    listener.ended(this, ending);
                }
            });
        }
    }

    @Override
    public void close() {
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
