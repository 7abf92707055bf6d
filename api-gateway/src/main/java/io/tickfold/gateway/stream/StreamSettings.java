package io.tickfold.gateway.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Bounds of the streams.
///
/// @param total how many may be open on this gateway
/// @param perAddress how many a client's address may have open
/// @param perAccount how many streams of events an account may have open
/// @param heartbeat how long a stream is silent at most
/// @param buffer how much of live events waits for a client, beyond one event
/// @param projectionPatience how long events may be missing in the read model
/// @param writePatience how long a client takes at most to read what is sent at once: a page of 64
///   KiB of recorded events or one longer event, all new prices, or a message of a WebSocket
@ConfigurationProperties("tickfold.streams")
public record StreamSettings(
        @DefaultValue("4000") int total,
        @DefaultValue("100") int perAddress,
        @DefaultValue("10") int perAccount,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("128KB") DataSize buffer,
        @DefaultValue("10s") Duration projectionPatience,
        @DefaultValue("10s") Duration writePatience) {}
