package io.tickfold.gateway.readmodel;

/// What a gateway does for the read model.
enum ProjectorState {
    STARTING,
    /// Another gateway writes, or there is nothing to write.
    WATCHING,
    WRITING,
    /// The log or the database cannot be reached; it tries on.
    FAILING,
    /// An event cannot be read, or the rows belong to another log.
    FAILED
}
