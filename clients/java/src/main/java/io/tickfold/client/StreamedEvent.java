package io.tickfold.client;

import io.tickfold.client.model.AccountEvent;
import java.util.Optional;

/// An event of the account.
///
/// @param sequence its place among the account's events
/// @param type such as `tickfold.order-closed.v1`
/// @param event empty if the type is newer than this client
/// @param json the event exactly as it was sent
public record StreamedEvent(
        long sequence, String type, Optional<AccountEvent> event, String json) {}
