package io.tickfold.gateway.stream;

import io.tickfold.contract.value.AccountId;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/// Clients that read the events of an account each, and time them.
final class Readers implements AutoCloseable {

    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean gap = new AtomicBoolean();
    private final List<SseClient> streams;

    Readers(
            List<AccountId> accounts,
            BiFunction<AccountId, Long, HttpRequest.Builder> requests,
            HttpClient client,
            EventWriter events) {
        streams = accounts.stream().map(a -> open(requests.apply(a, 0L), client)).toList();
        for (int i = 0; i < streams.size(); i++) {
            AccountId account = accounts.get(i);
            SseClient stream = streams.get(i);
            Thread _ = Thread.ofVirtual().start(() -> readUntilClosed(account, stream, events));
        }
    }

    private static SseClient open(HttpRequest.Builder request, HttpClient client) {
        return SseClient.open(client, request);
    }

    private void readUntilClosed(AccountId account, SseClient stream, EventWriter events) {
        try {
            read(account, stream, events);
        } catch (UncheckedIOException e) {
            if (!closed.get()) {
                throw e;
            }
        }
    }

    private void read(AccountId account, SseClient stream, EventWriter events) {
        long expected = 1;
        while (!closed.get()) {
            long sequence = stream.nextNews().orElseThrow().sequence();
            nanos.add(System.nanoTime() - events.sentAt(account, sequence));
            if (sequence != expected) {
                gap.set(true);
            }
            expected++;
        }
    }

    void forget() {
        nanos.clear();
    }

    long count() {
        return nanos.size();
    }

    Latencies latencies() {
        return Latencies.of(nanos);
    }

    boolean areGapFree() {
        return !gap.get();
    }

    @Override
    public void close() {
        closed.set(true);
        streams.forEach(SseClient::close);
    }
}
