package io.tickfold.client;

import io.tickfold.client.model.Price;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/// Quotes; a new connection begins with the current ones.
///
/// @param symbols none for all
record PriceFeed(List<String> symbols) implements Feed<Price> {

    private static final TypeReference<Price> PRICE = new TypeReference<>() {};

    @Override
    public String target() {
        Call<Price> call = Call.of("GET", "/api/v1/prices/stream", PRICE);
        return call.query("symbol", symbols.isEmpty() ? null : String.join(",", symbols)).target();
    }

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public boolean hasBegun() {
        return true;
    }

    @Override
    public Optional<Price> read(Message message) {
        return Optional.of(Json.read(message.data(), PRICE));
    }
}
