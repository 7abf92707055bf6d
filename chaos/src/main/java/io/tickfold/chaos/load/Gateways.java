package io.tickfold.chaos.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a good client does with several gateways: it gives up an attempt soon, and repeats it at
/// the next one, under the same key, until it is answered.
final class Gateways {

    private static final Duration CONNECT = Duration.ofMillis(500);
    private static final Duration ATTEMPT = Duration.ofSeconds(2);
    private static final Duration BACK_OFF = Duration.ofMillis(50);

    private final List<URI> addresses;
    private final Journal journal;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();

    Gateways(List<URI> addresses, Journal journal) {
        this.journal = journal;
        this.addresses = List.copyOf(addresses);
    }

    int count() {
        return addresses.size();
    }

    /// An answer, and which gateway gave it.
    record Answered(int gateway, HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    HttpRequest.Builder request(int gateway, String path, String token) {
        return HttpRequest.newBuilder(addresses.get(gateway).resolve(path))
                .header("Authorization", "Bearer " + token);
    }

    /// Posts until there is an answer that says what became of it.
    ///
    /// @param first the gateway that is tried first
    /// @param isOver when nobody waits for the answer any more
    Optional<Answered> post(
            int first, String path, String token, String key, String body, BooleanSupplier isOver) {
        int gateway = first;
        while (!isOver.getAsBoolean()) {
            HttpRequest.Builder request =
                    request(gateway, path, token)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", key)
                            .POST(BodyPublishers.ofString(body));
            HttpResponse<String> response = send(request);
            if (response != null && !isToBeRepeated(response)) {
                return Optional.of(new Answered(gateway, response));
            }
            journal.count("attempts: " + outcome(response));
            gateway = (gateway + 1) % addresses.size();
            LockSupport.parkNanos(BACK_OFF.toNanos());
        }
        return Optional.empty();
    }

    private static String outcome(@Nullable HttpResponse<String> response) {
        return response == null
                ? "no answer"
                : response.statusCode()
                        + " "
                        + response.headers().firstValue("Refusal-Reason").orElse("");
    }

    /// Not executed, still running or unknown; and prices that are missing bind no key.
    private static boolean isToBeRepeated(HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case 409, 429, 503, 504 -> true;
            case 400 -> {
                String reason = response.headers().firstValue("Refusal-Reason").orElse("");
                yield reason.startsWith("QUOTE_") || reason.equals("NO_RULES");
            }
            default -> false;
        };
    }

    /// One attempt to read; nothing if nobody answers.
    Optional<Answered> get(int gateway, String path, String token, Optional<String> minPosition) {
        HttpRequest.Builder request = request(gateway, path, token).GET();
        minPosition.ifPresent(position -> request.header("Min-Position", position));
        return Optional.ofNullable(send(request)).map(each -> new Answered(gateway, each));
    }

    private @Nullable HttpResponse<String> send(HttpRequest.Builder request) {
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request.build(), BodyHandlers.ofString());
        try {
            return answer.get(ATTEMPT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException _) {
            answer.cancel(true);
            return null;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /// A stream, as its lines.
    HttpResponse<Stream<String>> stream(int gateway, String path, String token, long after)
            throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(addresses.get(gateway).resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Last-Event-ID", Long.toString(after))
                        .GET()
                        .build();
        try {
            return http.send(request, BodyHandlers.ofLines());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
