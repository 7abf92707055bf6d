package io.tickfold.chaos.load;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Follows one account's stream of events, and continues where it ended, at another gateway.
public final class Follower implements Runnable {

    private static final String PATH = "/api/v1/events/stream";
    private static final long BACK_OFF_NANOS = 200_000_000;

    private final String account;
    private final String token;
    private final Gateways gateways;
    private final Journal journal;
    private final RandomGenerator random;
    private final ConcurrentLinkedQueue<String> types = new ConcurrentLinkedQueue<>();
    private volatile Sent sent = new Sent(0, 0);
    private volatile boolean stopping;

    Follower(
            String account,
            String token,
            Gateways gateways,
            Journal journal,
            RandomGenerator random) {
        this.account = account;
        this.token = token;
        this.gateways = gateways;
        this.journal = journal;
        this.random = random;
    }

    public String account() {
        return account;
    }

    /// The sequence of the last event.
    public long last() {
        return sent.sequence();
    }

    /// The last event, and which gateway sent it.
    Sent sent() {
        return sent;
    }

    /// An event that a gateway has sent.
    record Sent(int gateway, long sequence) {}

    /// The types of its events, in their order.
    public List<String> types() {
        return List.copyOf(types);
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping) {
            follow(random.nextInt(gateways.count()));
            LockSupport.parkNanos(BACK_OFF_NANOS);
        }
    }

    private void follow(int gateway) {
        try {
            HttpResponse<Stream<String>> response = gateways.stream(gateway, PATH, token, last());
            try (Stream<String> lines = response.body()) {
                if (response.statusCode() == 200) {
                    journal.count("streams");
                    follow(gateway, lines.iterator());
                } else {
                    journal.count("streams that were refused");
                }
            }
        } catch (IOException | RuntimeException _) {
            journal.count("streams that broke");
        }
    }

    private void follow(int gateway, Iterator<String> lines) {
        long id = last();
        String event = "";
        while (!stopping && lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("id: ")) {
                id = Long.parseLong(line.substring("id: ".length()));
            } else if (line.startsWith("event: ")) {
                event = line.substring("event: ".length());
            } else if (line.isEmpty()) {
                take(gateway, id, event);
                event = "";
            }
        }
    }

    private void take(int gateway, long id, String event) {
        if (event.isEmpty() || event.equals("heartbeat")) {
            return;
        }
        if (id != last() + 1) {
            journal.violation(
                    String.format(
                            Locale.ROOT, "%s was sent event %d after %d", account, id, last()));
        }
        types.add(event);
        sent = new Sent(gateway, id);
    }
}
