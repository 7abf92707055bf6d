package io.tickfold.benchmarks;

import io.tickfold.benchmarks.OrderClients.Times;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// How long opening and closing an order take over HTTP on a running instance, from outside.
///
/// Arguments: address of the API, its data directory, clients at a time, orders in all.
public final class HttpBenchmark {

    private HttpBenchmark() {}

    public static void main(String[] args) throws IOException {
        OrderClients clients = new OrderClients(URI.create(args[0]), Path.of(args[1]));
        AtomicInteger left = new AtomicInteger(Integer.parseInt(args[3]));
        Times times = new Times();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                String token = clients.token(i);
                threads.execute(() -> {
                    while (left.getAndDecrement() > 0) {
                        clients.trade(token, times);
                    }
                });
            }
        }
        System.out.println("open   " + times.opens());
        System.out.println("close  " + times.closes());
        clients.printWrong();
    }
}
