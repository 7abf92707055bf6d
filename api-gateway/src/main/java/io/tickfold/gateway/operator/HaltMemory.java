package io.tickfold.gateway.operator;

import io.tickfold.gateway.command.IdempotencyKey;

/// Remembers the idempotency keys of halts.
interface HaltMemory {

    /// An operator's key; each operator has keys of their own.
    record Key(String operator, IdempotencyKey key) {}

    /// What is known of earlier attempts under a key.
    enum Earlier {
        /// There was none, or it may not have reached every partition, or nobody can tell.
        NOT_SENT,
        /// One has reached every partition.
        SENT,
        /// The key was used for something else.
        OTHER
    }

    /// Remembers the key, unless it is remembered already.
    ///
    /// @param asked equal for equal wishes, however they are spelt
    Earlier begin(Key key, String asked);

    /// Remembers that an attempt has reached every partition.
    void sent(Key key, String asked);
}
