package io.tickfold.readmodel.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.readmodel.log.LoggedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;

/// An event of an account exactly as it is in `trade-events`, not yet decoded.
///
/// @param sequence among the account's events
/// @param type its frozen name, such as `tickfold.order-closed.v1`
/// @param data the record's value, a JSON object
public record RecordedEvent(long sequence, String type, String data) {

    /// The event that was just read from the log.
    public static RecordedEvent of(LoggedEvent logged) {
        return new RecordedEvent(logged.header().sequence(), logged.type(), logged.data());
    }

    /// Reads a row that has these three columns.
    static RecordedEvent of(ResultSet row) throws SQLException {
        return new RecordedEvent(
                row.getLong("sequence"), row.getString("type"), row.getString("data"));
    }

    /// What the data says.
    ///
    /// @throws IllegalStateException if it cannot be read, which the projector could
    public TradeEvent event() {
        try {
            MessageType known = MessageType.named(type).orElseThrow();
            return Topics.TRADE_EVENTS.decode(
                    TradeEvent.class, MessageHeaders.brief(known, ""), data.getBytes(UTF_8));
        } catch (UnreadableMessageException e) {
            throw new IllegalStateException("a row holds no event", e);
        }
    }
}
