package io.tickfold.client;

import io.tickfold.client.model.AccountEvent;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// The events of the account, each once and in order.
final class EventFeed implements Feed<StreamedEvent> {

    private static final TypeReference<AccountEvent> EVENT = new TypeReference<>() {};

    private OptionalLong last;

    /// @param last the sequence to continue after; empty for the events from now on
    EventFeed(OptionalLong last) {
        this.last = last;
    }

    @Override
    public String target() {
        return "/api/v1/events/stream";
    }

    @Override
    public Map<String, String> headers() {
        return last.isPresent()
                ? Map.of("Last-Event-ID", Long.toString(last.getAsLong()))
                : Map.of();
    }

    @Override
    public boolean hasBegun() {
        return last.isPresent();
    }

    @Override
    public Optional<StreamedEvent> read(Message message) throws MissedException {
        JsonNode json = Json.tree(message.data());
        long sequence = json.path("sequence").asLong();
        if (last.isEmpty()) {
            last = OptionalLong.of(isHeartbeat(message) ? sequence : sequence - 1);
        }
        if (isHeartbeat(message) || sequence <= last.getAsLong()) {
            return Optional.empty();
        }
        if (sequence > last.getAsLong() + 1) {
            throw new MissedException();
        }
        last = OptionalLong.of(sequence);
        return Optional.of(event(sequence, message));
    }

    private static boolean isHeartbeat(Message message) {
        return message.type().equals("heartbeat");
    }

    private static StreamedEvent event(long sequence, Message message) {
        Optional<AccountEvent> event = Optional.ofNullable(Json.read(message.data(), EVENT));
        return new StreamedEvent(sequence, message.type(), event, message.data());
    }
}
