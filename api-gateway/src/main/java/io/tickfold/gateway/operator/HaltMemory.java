package io.tickfold.gateway.operator;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.gateway.command.IdempotencyKey;

/// Remembers how the idempotency keys of halts are answered; what a halt changes, the log decides.
interface HaltMemory {

    /// An operator's key; each operator has keys of their own.
    record Key(AccountId operator, IdempotencyKey key) {

        /// What the log calls every attempt under it.
        CommandId command() {
            return CommandId.ofHalt(operator, key.value());
        }
    }

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
