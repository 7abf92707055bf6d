package io.tickfold.client;

import io.tickfold.client.model.ClosedOrder;
import io.tickfold.client.model.ClosedOrders;
import io.tickfold.client.model.Price;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A client of one account, for as many threads as you like. Its operations are those of the HTTP
/// API, by their ids.
///
/// A command is sent under an idempotency key, and repeated until its outcome is final. An
/// operation throws `RefusedException`, `UnavailableException` or `OutcomeUnknownException`.
public final class Tickfold extends Operations {

    private static final Duration USUAL_TIME = Duration.ofMinutes(1);

    private final Transport transport;

    private Tickfold(Transport transport) {
        this.transport = transport;
    }

    /// A client with one token.
    ///
    /// @param api such as `http://127.0.0.1:8080`
    public static Tickfold at(URI api, String token) {
        return at(api, () -> token);
    }

    /// A client with tokens that are replaced before they expire.
    ///
    /// @param token asked before each attempt
    public static Tickfold at(URI api, Supplier<String> token) {
        return new Tickfold(new Transport(api, token));
    }

    /// All closed orders, newest first; pages are fetched as they are needed.
    public Stream<ClosedOrder> closedOrders(CallOption... options) {
        return Stream.iterate(
                        Optional.of(listClosedOrdersAnswered(null, null, options)),
                        Optional::isPresent,
                        page -> page.flatMap(Answered::nextPage).map(next -> after(next, options)))
                .flatMap(page -> page.map(Answered::body).map(ClosedOrders::getMessage).stream())
                .flatMap(List::stream);
    }

    private Answered<ClosedOrders> after(String page, CallOption... options) {
        return listClosedOrdersAnswered(null, page, options);
    }

    /// The account's events from now on. When this method returns, the stream has begun.
    ///
    /// @throws RefusedException if the stream is refused
    public LiveStream<StreamedEvent> streamEvents() {
        return LiveStream.open(transport, new EventFeed(OptionalLong.empty()));
    }

    /// The account's events after the one with this sequence: those that have happened, then those
    /// that happen.
    ///
    /// @throws RefusedException if the stream is refused
    public LiveStream<StreamedEvent> streamEvents(long after) {
        return LiveStream.open(transport, new EventFeed(OptionalLong.of(after)));
    }

    /// The quotes as they change; a slow reader misses those that were replaced.
    ///
    /// @param symbols none for all
    /// @throws RefusedException if the stream is refused
    public LiveStream<Price> streamPrices(String... symbols) {
        return LiveStream.open(transport, new PriceFeed(List.of(symbols)));
    }

    @Override
    <T> Answered<T> carryOut(Call<T> call, CallOption... options) {
        Terms terms = Terms.of(USUAL_TIME, options);
        Outgoing request = Outgoing.of(call, terms);
        Answer answer = Attempts.untilFinal(transport, request, Deadline.in(terms.time()));
        if (!answer.isSuccess()) {
            throw RefusedException.of(answer);
        }
        return new Answered<>(
                answer.isEmpty() ? null : Json.read(answer.body(), call.answer()),
                answer.headers());
    }
}
