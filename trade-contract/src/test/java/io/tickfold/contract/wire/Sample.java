package io.tickfold.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.market.MarketTrades;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A message and the name of the golden file that holds its bytes.
///
/// @param variant what the file's name adds to the type's; empty for the fullest message
record Sample(String variant, Object message) {

    MessageType type() {
        return MessageType.of(message);
    }

    String fileName() {
        return type().wireName() + variant + ".json";
    }

    /// The bytes of the golden file, exactly those on the wire.
    byte[] golden() {
        String path = "/golden/" + fileName();
        try (InputStream file = Sample.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(file, "no " + path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String goldenText() {
        return new String(golden(), UTF_8);
    }

    byte[] encoded() {
        return encode(message);
    }

    /// Reads a value as this sample's type, from this sample's topic.
    Object decode(byte @Nullable [] value) throws UnreadableMessageException {
        return topic().decode(headers(), value);
    }

    byte[] encode(Object other) {
        return switch (other) {
            case EngineEvent event -> Topics.TRADE_EVENTS.encode(event);
            case MarketTrades trades -> Topics.MARKET_TRADES.encode(trades);
            default -> Topics.TRADE_INPUT.encode((TradeInput) other);
        };
    }

    Headers headers() {
        return MessageHeaders.brief(type(), "0-0-0");
    }

    Topic<?, ?> topic() {
        return switch (message) {
            case EngineEvent _ -> Topics.TRADE_EVENTS;
            case MarketTrades _ -> Topics.MARKET_TRADES;
            default -> Topics.TRADE_INPUT;
        };
    }

    @Override
    public String toString() {
        return fileName();
    }
}
