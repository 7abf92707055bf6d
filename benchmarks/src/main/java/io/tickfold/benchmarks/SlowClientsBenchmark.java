package io.tickfold.benchmarks;

import io.tickfold.benchmarks.OrderClients.Times;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// How long closing an order takes over HTTP on a running instance while other clients write a byte
/// a second and never read, next to the same without them. Rounds take turns.
///
/// Arguments: address of the API, its data directory, that of its metrics, seconds a round (20).
public final class SlowClientsBenchmark {

    private static final int ROUNDS = 4;
    private static final int CLIENTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration SAMPLES = Duration.ofSeconds(1);

    private final OrderClients clients;
    private final SlowClients slow;
    private final Heap heap;
    private final Duration each;

    private SlowClientsBenchmark(OrderClients clients, SlowClients slow, Heap heap, Duration each) {
        this.clients = clients;
        this.slow = slow;
        this.heap = heap;
        this.each = each;
    }

    public static void main(String[] args) throws IOException {
        URI api = URI.create(args[0]);
        OrderClients clients = new OrderClients(api, Path.of(args[1]));
        Duration each = Duration.ofSeconds(args.length > 3 ? Integer.parseInt(args[3]) : 20);
        SlowClients slow = new SlowClients(api, clients);
        new SlowClientsBenchmark(clients, slow, new Heap(URI.create(args[2])), each).run();
    }

    private void run() {
        round("warm-up", new Times());
        Times alone = new Times();
        Times besideSlow = new Times();
        for (int i = 0; i < ROUNDS; i++) {
            round("alone", alone);
            try (SlowClients.Open open = slow.open()) {
                round("with slow clients", besideSlow);
                System.out.println("    " + open);
            }
        }
        print("closes alone", alone.closes());
        print("closes with slow clients", besideSlow.closes());
        System.out.printf(
                Locale.ROOT,
                "p99 with slow clients is %.2f times p99 alone%n",
                besideSlow.closes().millis(99) / alone.closes().millis(99));
        clients.printWrong();
    }

    private static void print(String what, Answers answers) {
        System.out.printf(
                Locale.ROOT,
                "%-24s %,8d  p50 %7.2f ms  p99 %7.2f ms%n",
                what,
                answers.count(),
                answers.millis(50),
                answers.millis(99));
    }

    private void round(String name, Times times) {
        long end = System.nanoTime() + each.toNanos();
        long bytes = Long.MAX_VALUE;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                String token = clients.token(i);
                threads.execute(() -> trade(token, end, times));
            }
            while (System.nanoTime() - end < 0) {
                bytes = Math.min(bytes, heap.used());
                LockSupport.parkNanos(SAMPLES.toNanos());
            }
        }
        System.out.printf(Locale.ROOT, "%-18s heap at its lowest %,d MB%n", name, bytes >> 20);
    }

    /// At a rate that the limits of a client's address allow, as far as answers come so fast.
    private void trade(String token, long end, Times times) {
        long next = System.nanoTime();
        while (System.nanoTime() - end < 0) {
            clients.trade(token, times);
            next += PAUSE.toNanos();
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }
}
