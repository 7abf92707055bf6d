package io.tickfold.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One connection of a stream. It takes in a bounded number of lines ahead of its reader.
final class Connection implements Subscriber<String>, AutoCloseable {

    private static final int AHEAD = 64;
    private static final int OK = 200;

    /// The server sends a heartbeat every few seconds, so that a longer silence is a dead
    /// connection.
    private static final long LONGEST_SILENCE_SECONDS = 45;

    private final LinkedBlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private @Nullable CompletableFuture<?> exchange;
    private volatile @Nullable Subscription subscription;

    /// A line, or the end of the stream.
    ///
    /// @param text empty at the end
    /// @param refusal the answer, if there was no stream
    record Line(Optional<String> text, Optional<Answer> refusal) {

        static final Line END = new Line(Optional.empty(), Optional.empty());
    }

    private Connection() {}

    static Connection open(Transport transport, HttpRequest request) {
        Connection connection = new Connection();
        connection.exchange =
                transport
                        .http()
                        .sendAsync(request, connection.reader())
                        .whenComplete((response, failure) -> connection.end(response));
        return connection;
    }

    private BodyHandler<String> reader() {
        return head -> head.statusCode() == OK ? lineByLine() : BodySubscribers.ofString(UTF_8);
    }

    private BodySubscriber<String> lineByLine() {
        return BodySubscribers.fromLineSubscriber(this, ended -> "", UTF_8, null);
    }

    private void end(@Nullable HttpResponse<String> response) {
        Optional<Answer> refusal =
                Optional.ofNullable(response)
                        .filter(answer -> answer.statusCode() != OK)
                        .map(answer ->
                                new Answer(answer.statusCode(), answer.headers(), answer.body()));
        lines.add(new Line(Optional.empty(), refusal));
    }

    /// The next line, when it is there.
    Line next() throws InterruptedException {
        Line line = lines.poll(LONGEST_SILENCE_SECONDS, TimeUnit.SECONDS);
        Subscription source = subscription;
        if (line != null && line.text().isPresent() && source != null) {
            source.request(1);
        }
        return line == null ? Line.END : line;
    }

    @Override
    public void onSubscribe(Subscription source) {
        subscription = source;
        source.request(AHEAD);
    }

    @Override
    public void onNext(String line) {
        lines.add(new Line(Optional.of(line), Optional.empty()));
    }

    /// The exchange has ended, which says so itself.
    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}

    /// Ends the connection; a reader that waits gets the end of the stream.
    @Override
    public void close() {
        CompletableFuture<?> running = exchange;
        if (running != null) {
            running.cancel(true);
        }
        lines.add(Line.END);
    }
}
