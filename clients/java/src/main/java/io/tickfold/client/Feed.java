package io.tickfold.client;

import java.util.Map;
import java.util.Optional;

/// What a stream is about, and how far it has been read.
interface Feed<T> {

    /// Path and query.
    String target();

    /// The headers with which a new connection continues where the last one ended.
    Map<String, String> headers();

    /// Whether it is known from where on messages are wanted.
    boolean hasBegun();

    /// What a message says to the reader, if anything.
    ///
    /// @throws MissedException if something before it is missing
    Optional<T> read(Message message) throws MissedException;

    /// Something that was sent has not arrived: continue on a new connection.
    final class MissedException extends Exception {

        private static final long serialVersionUID = 1;
    }
}
