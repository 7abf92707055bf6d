package io.tickfold.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/// Sends requests to one address, each with the token of the moment.
final class Transport {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TO_CONNECT)
                    .build();
    private final URI api;
    private final Supplier<String> token;

    Transport(URI api, Supplier<String> token) {
        this.api = api;
        this.token = token;
    }

    HttpClient http() {
        return http;
    }

    /// A request that still has no method.
    HttpRequest.Builder to(String target) {
        return HttpRequest.newBuilder(api.resolve(target))
                .header("Authorization", "Bearer " + token.get());
    }

    /// One attempt.
    ///
    /// @throws IOException if no answer arrives, or one that the API does not give
    Answer send(Outgoing request, Duration patience) throws IOException, InterruptedException {
        HttpRequest.Builder builder =
                to(request.target())
                        .method(request.method(), request.publisher())
                        .timeout(patience);
        request.headers().forEach(builder::setHeader);
        HttpResponse<String> response = http.send(builder.build(), BodyHandlers.ofString(UTF_8));
        Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
        if (!answer.canBeOfTheApi(request.isCommand())) {
            throw new IOException("status " + answer.status() + " is no answer of the API");
        }
        return answer;
    }
}
