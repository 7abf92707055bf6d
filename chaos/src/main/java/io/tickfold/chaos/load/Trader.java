package io.tickfold.chaos.load;

import io.tickfold.chaos.load.Gateways.Answered;
import io.tickfold.chaos.load.Journal.Kind;
import io.tickfold.chaos.load.Journal.Told;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Opens and closes orders of one account, looks at what it did, and now and then asks again.
final class Trader implements Runnable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");
    private static final String CREATE = "/api/v1/trade/create";
    private static final String HISTORY = "/api/v1/trade/close?limit=10";
    private static final String CLOSE = "/api/v1/trade/close";

    private final String account;
    private final String token;
    private final Gateways gateways;
    private final Follower follower;
    private final Journal journal;
    private final RandomGenerator random;
    private final long pauseNanos;
    private final Positions positions;
    private volatile boolean stopping;
    private volatile boolean abandoned;
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder reads = new LongAdder();
    private volatile String lastClosed = "";

    /// @param follower of the same account
    /// @param pauseNanos between two orders
    Trader(
            Follower follower,
            String token,
            Gateways gateways,
            Journal journal,
            RandomGenerator random,
            long pauseNanos) {
        this.account = follower.account();
        this.token = token;
        this.gateways = gateways;
        this.follower = follower;
        this.journal = journal;
        this.random = random;
        this.pauseNanos = pauseNanos;
        this.positions = new Positions(account, gateways.count(), journal);
    }

    @Override
    public void run() {
        while (!stopping) {
            trade();
            LockSupport.parkNanos(pauseNanos);
        }
    }

    /// Lets it finish what it has begun.
    void stop() {
        stopping = true;
    }

    /// Lets it give up waiting for an answer.
    void abandon() {
        stopping = true;
        abandoned = true;
    }

    /// How many reads were answered.
    long reads() {
        return reads.sum();
    }

    /// Reads its last closing at every gateway, as soon as that can be read.
    void readLast(BooleanSupplier isOver) {
        for (int gateway = 0; gateway < gateways.count(); gateway++) {
            boolean seen = lastClosed.isEmpty();
            while (!seen && !isOver.getAsBoolean()) {
                seen =
                        gateways.get(gateway, HISTORY, token, positions.latest())
                                .filter(answer -> answer.body().contains(lastClosed))
                                .isPresent();
                LockSupport.parkNanos(pauseNanos);
            }
            if (!seen) {
                journal.violation(account + " cannot read its last closing at gateway " + gateway);
            }
        }
    }

    /// How many answers it has had.
    long acknowledged() {
        return acknowledged.sum();
    }

    private void trade() {
        String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
        String open =
                String.format(
                        Locale.ROOT,
                        "{\"symbol\":\"%s\",\"type\":\"%s\",\"quantity\":0.02,\"leverage\":%d}",
                        symbol,
                        random.nextBoolean() ? "buy" : "sell",
                        10 + random.nextInt(90));
        JsonNode opened = ask(Kind.OPEN, CREATE, open, null);
        if (opened == null || !opened.has("orderId")) {
            return;
        }
        String order = opened.get("orderId").asString();
        if (random.nextInt(4) == 0) {
            ask(Kind.REDUCE, CLOSE, closing(order, ",\"quantity\":0.01"), order);
        }
        JsonNode closed = ask(Kind.CLOSE, CLOSE, closing(order, ""), order);
        if (closed != null) {
            lastClosed = order;
            look(order, random.nextInt(gateways.count()), random.nextBoolean());
            lookForEvents(random.nextInt(gateways.count()));
        }
    }

    private static String closing(String order, String quantity) {
        return String.format(Locale.ROOT, "{\"orderId\":\"%s\"%s}", order, quantity);
    }

    /// Asks until there is an answer; null without one, or with one that should not be.
    private @Nullable JsonNode ask(Kind kind, String path, String body, @Nullable String order) {
        String key = new UUID(random.nextLong(), random.nextLong()).toString();
        long begun = System.nanoTime();
        int first = random.nextInt(gateways.count());
        Optional<Answered> answered = gateways.post(first, path, token, key, body, () -> abandoned);
        if (answered.isEmpty()) {
            journal.violation(account + " was never answered: " + path + " " + body);
            return null;
        }
        Answered answer = answered.get();
        if (answer.status() != 200) {
            journal.violation(
                    String.format(
                            Locale.ROOT,
                            "%s asked %s %s under %s and got %d %s",
                            account,
                            path,
                            body,
                            key,
                            answer.status(),
                            answer.body()));
            return null;
        }
        journal.count(
                answer.gateway() == first
                        ? "answered by the gateway that was asked first"
                        : "answered by another gateway");
        acknowledged.increment();
        positions.told(answer);
        JsonNode json = JSON.readTree(answer.body());
        String named = order == null ? json.path("orderId").asString("") : order;
        Told told =
                new Told(
                        account,
                        kind,
                        key,
                        path,
                        body,
                        answer.body(),
                        named,
                        begun,
                        System.nanoTime());
        journal.tell(told);
        if (random.nextInt(10) == 0) {
            askAgain(told);
        }
        return json;
    }

    private void askAgain(Told told) {
        askAgain(told, () -> abandoned);
    }

    /// The first answer is repeated, word for word, at whatever gateway.
    void askAgain(Told told, BooleanSupplier isOver) {
        Optional<Answered> again =
                gateways.post(
                        random.nextInt(gateways.count()),
                        told.path(),
                        token,
                        told.key(),
                        told.request(),
                        isOver);
        if (again.isEmpty()) {
            journal.violation(account + " was not answered again under " + told.key());
        } else if (!again.get().body().equals(told.answer())) {
            journal.violation(
                    String.format(
                            Locale.ROOT,
                            "%s was told under %s: %s and then: %s",
                            account,
                            told.key(),
                            told.answer(),
                            again.get().body()));
        }
        journal.count("asked again under a key");
    }

    /// Its closed orders have the one that it has just closed.
    private void look(String order, int gateway, boolean byPosition) {
        Optional<String> least = byPosition ? positions.latest() : Optional.empty();
        boolean mustSee = byPosition || positions.hasSeenAllAt(gateway);
        Optional<Answered> read = gateways.get(gateway, HISTORY, token, least);
        if (read.isEmpty() || read.get().status() != 200) {
            journal.count("reads that were refused");
            return;
        }
        journal.count("reads");
        reads.increment();
        boolean seen = read.get().body().contains(order);
        if (!seen && mustSee) {
            journal.violation(
                    account + " closed " + order + ", which gateway " + gateway + " did not show");
        } else if (!seen) {
            journal.count("reads at another gateway, without a position, of before a close");
        }
        positions.read(read.get(), least);
    }

    /// What the stream has sent can be read.
    private void lookForEvents(int gateway) {
        Follower.Sent sent = follower.sent();
        long last = sent.sequence();
        boolean mustSee = sent.gateway() == gateway;
        Optional<Answered> read =
                gateways.get(
                        gateway,
                        "/api/v1/events?limit=1&after=" + Math.max(0, last - 1),
                        token,
                        Optional.empty());
        if (last == 0 || read.isEmpty() || read.get().status() != 200) {
            return;
        }
        boolean seen = read.get().body().contains("\"sequence\":" + last);
        if (!seen && mustSee) {
            journal.violation(
                    account + " was sent event " + last + ", which gateway " + gateway + " lacks");
        } else if (!seen) {
            journal.count("reads at another gateway of before a streamed event");
        }
    }

    String account() {
        return account;
    }
}
