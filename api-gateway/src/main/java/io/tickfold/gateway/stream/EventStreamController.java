package io.tickfold.gateway.stream;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.stream.OpenStreams.OpenStream;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RequestValues;
import io.tickfold.readmodel.query.ReadModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The account's events, live; each stream holds a virtual thread until it ends.
@Controller
final class EventStreamController implements StreamApi.Events {

    private final LiveEvents live;
    private final ReadModel readModel;
    private final StreamServing serving;
    private final EventStarts starts;

    EventStreamController(
            LiveEvents live, ReadModel readModel, EventStarts starts, StreamServing serving) {
        this.live = live;
        this.readModel = readModel;
        this.starts = starts;
        this.serving = serving;
    }

    @Override
    @GetMapping("/api/v1/events/stream")
    public void events(HttpServletRequest request, HttpServletResponse response, Principal client)
            throws IOException {
        AccountId account = new AccountId(client.getName());
        Optional<Long> after = EventStarts.requested(request);
        RequestValues.requireOnly(request, "after");
        EventBuffer buffer = new EventBuffer((int) serving.settings().buffer().toBytes());
        Owner owner = new Owner(StreamKind.EVENTS, request.getRemoteAddr(), Optional.of(account));
        try (OpenStream _ = serving.streams().open(owner, buffer::end)) {
            live.watch(account, buffer);
            long start = starts.position(account, after, buffer);
            SseWriter writer = SseWriter.begin(response, serving.settings().writePatience());
            if (StreamServing.hasReader(request)) {
                stream(new EventStream.Span(account, start, expiry(client)), buffer, writer);
            }
        } finally {
            live.unwatch(account, buffer);
        }
    }

    private void stream(EventStream.Span span, EventBuffer buffer, SseWriter writer) {
        EventStream stream =
                new EventStream(readModel, buffer, serving.settings(), InstantSource.system());
        serving.serve(
                StreamKind.EVENTS, () -> stream.run(span, writer) == EventStream.End.SLOW_CLIENT);
    }

    private static Instant expiry(Principal client) {
        return Optional.of(client)
                .filter(JwtAuthenticationToken.class::isInstance)
                .map(JwtAuthenticationToken.class::cast)
                .map(token -> token.getToken().getExpiresAt())
                .orElseThrow(GatewayRefusal.UNAUTHORIZED::exception);
    }
}
