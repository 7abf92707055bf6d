package io.tickfold.audit.cli;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Works on partitions at the same time, as many as there are processors.
public final class Partitions {

    private Partitions() {}

    /// The results of all partitions, in their order.
    ///
    /// @throws RuntimeException what the work on one of them threw
    public static <T> List<T> map(int partitions, IntFunction<T> work) {
        int threads = Math.min(partitions, Runtime.getRuntime().availableProcessors());
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<CompletableFuture<T>> results =
                    IntStream.range(0, partitions)
                            .mapToObj(each -> supplyAsync(() -> work.apply(each), workers))
                            .toList();
            try {
                return results.stream().map(CompletableFuture::join).toList();
            } catch (CompletionException e) {
                workers.shutdownNow();
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }
}
