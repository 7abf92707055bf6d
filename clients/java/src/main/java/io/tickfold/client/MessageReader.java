package io.tickfold.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes messages of the lines of a stream, as the HTML standard has server-sent events.
final class MessageReader {

    private String id = "";
    private String type = "";
    private final List<String> data = new ArrayList<>();

    /// Takes a line in.
    ///
    /// @return the message that it ends, if it does
    Optional<Message> take(String line) {
        if (line.isEmpty()) {
            return end();
        }
        int colon = line.indexOf(':');
        String name = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        keep(name, value.startsWith(" ") ? value.substring(1) : value);
        return Optional.empty();
    }

    /// Keeps a field; comments have no name, and unknown fields no meaning.
    private void keep(String name, String value) {
        switch (name) {
            case "id" -> id = value;
            case "event" -> type = value;
            case "data" -> data.add(value);
            default -> {}
        }
    }

    private Optional<Message> end() {
        Optional<Message> message =
                data.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Message(id, type, String.join("\n", data)));
        type = "";
        data.clear();
        return message;
    }
}
