package io.tickfold.client;

import io.tickfold.client.Connection.Line;
import io.tickfold.client.Feed.MissedException;
import java.net.http.HttpRequest;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a server sends, across as many connections as it takes: a stream that breaks continues
/// where it ended. For one reader; any thread may close it.
public final class LiveStream<T> implements Iterable<T>, AutoCloseable {

    private final Transport transport;
    private final Feed<T> feed;
    private final Pause pause = new Pause();
    private MessageReader messages = new MessageReader();
    private Optional<T> ahead = Optional.empty();
    private boolean isReceiving;
    private volatile boolean isClosed;
    private volatile @Nullable Connection connection;

    private LiveStream(Transport transport, Feed<T> feed) {
        this.transport = transport;
        this.feed = feed;
    }

    /// A stream that has begun: nothing after its position is missed.
    static <T> LiveStream<T> open(Transport transport, Feed<T> feed) {
        LiveStream<T> stream = new LiveStream<>(transport, feed);
        try {
            stream.begin();
        } catch (InterruptedException e) {
            stream.close();
            Thread.currentThread().interrupt();
        }
        return stream;
    }

    /// Waits for what comes next; empty once the stream is closed or its reader interrupted.
    ///
    /// @throws RefusedException if the stream cannot be continued, such as without a valid token
    public Optional<T> next() {
        try {
            Optional<T> next = ahead;
            ahead = Optional.empty();
            while (next.isEmpty() && !isClosed) {
                next = advance();
            }
            return next;
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// What comes, until the stream is closed.
    @Override
    public Iterator<T> iterator() {
        return new Items<>(this::next);
    }

    @Override
    public void close() {
        isClosed = true;
        disconnect();
    }

    private void disconnect() {
        Connection old = connection;
        if (old != null) {
            old.close();
        }
    }

    private void begin() throws InterruptedException {
        while (!isClosed && !(isReceiving && feed.hasBegun())) {
            ahead = advance();
        }
    }

    private Optional<T> advance() throws InterruptedException {
        Optional<Message> message = message();
        return message.isPresent() ? read(message.get()) : Optional.empty();
    }

    /// Reads a line, on a new connection if the last one has ended.
    ///
    /// @return the message that it ends, if it does
    private Optional<Message> message() throws InterruptedException {
        Line line = connected().next();
        isReceiving = line.text().isPresent();
        if (isReceiving) {
            return messages.take(line.text().orElseThrow());
        }
        lost(line.refusal());
        return Optional.empty();
    }

    private Optional<T> read(Message message) throws InterruptedException {
        try {
            Optional<T> item = feed.read(message);
            if (item.isPresent()) {
                pause.reset();
            }
            return item;
        } catch (MissedException e) {
            lost(Optional.empty());
            return Optional.empty();
        }
    }

    private Connection connected() {
        Connection current = connection;
        if (current == null) {
            HttpRequest.Builder request = transport.to(feed.target());
            request.header("Accept", "text/event-stream, application/problem+json");
            feed.headers().forEach(request::header);
            current = Connection.open(transport, request.build());
            messages = new MessageReader();
            connection = current;
        }
        if (isClosed) {
            current.close();
        }
        return current;
    }

    private void lost(Optional<Answer> refusal) throws InterruptedException {
        disconnect();
        connection = null;
        refusal.filter(LiveStream::isFinal)
                .ifPresent(answer -> {
                    throw RefusedException.of(answer);
                });
        if (!isClosed) {
            Thread.sleep(pause.next(refusal.flatMap(Answer::retryAfter)).toMillis());
        }
    }

    private static boolean isFinal(Answer refusal) {
        return refusal.status() < 500 && refusal.status() != 429;
    }
}
