package io.tickfold.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a running instance says of its heap.
final class Heap {

    private static final Pattern USED =
            Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\"[^}]*} (\\S+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest metrics;

    /// @param management the address of health and metrics
    Heap(URI management) {
        metrics = HttpRequest.newBuilder(management.resolve("/actuator/prometheus")).build();
    }

    /// Bytes in use, garbage included.
    long used() {
        try {
            String body = http.send(metrics, BodyHandlers.ofString()).body();
            return (long)
                    USED.matcher(body)
                            .results()
                            .map(MatchResult::group)
                            .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".* ", "")))
                            .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
