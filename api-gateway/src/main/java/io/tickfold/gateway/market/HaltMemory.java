package io.tickfold.gateway.market;

/// What gateways remember of the keys of halts.
interface HaltMemory {

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
    /// @param asked the same for the same wish, however it is spelt
    Earlier begin(HaltKey key, String asked);

    /// Remembers that an attempt has reached every partition.
    void sent(HaltKey key, String asked);
}
