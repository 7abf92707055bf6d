package io.tickfold.audit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Works on partitions at the same time, as many as there are processors.
public final class Partitions {

    private Partitions() {}

    /// The results of all partitions, in their order.
    ///
    /// @throws RuntimeException what the work on one of them threw
    public static <T> List<T> map(int partitions, IntFunction<T> work) {
        int threads = Math.min(partitions, Runtime.getRuntime().availableProcessors());
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < partitions; i++) {
                int partition = i;
                futures.add(workers.submit(() -> work.apply(partition)));
            }
            return results(futures, workers);
        }
    }

    private static <T> List<T> results(List<Future<T>> futures, ExecutorService workers) {
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            workers.shutdownNow();
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
