package io.tickfold.gateway.stream;

/// What is streamed, and how; the tags are stable names in metrics.
enum StreamKind {
    EVENTS("events"),
    PRICES("prices"),
    SOCKET("websocket");

    private final String tag;

    StreamKind(String tag) {
        this.tag = tag;
    }

    String tag() {
        return tag;
    }
}
