package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.CommandId;
import io.tickfold.engine.domain.KeyMemory.Use;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Where uses of idempotency keys are kept: on disk while an engine runs, in memory elsewhere.
///
/// It decides nothing. When it drops what is out of date is its own affair, as long as it keeps
/// each use while [Use#isKept], and the hashes of as many hours.
public interface KeyShelf {

    /// What a key was used for, if it is remembered.
    Optional<Use> find(AccountId account, CommandId command, Instant now);

    /// Keeps a use, instead of one of the same key and time, of which it is more; an older one of
    /// the same key still counts.
    void put(Use use);

    /// Keeps the hash of the uses of an hour since 1970, instead of an older one.
    void putHash(long hour, ChainHash hash);

    /// The hash of the uses of an hour; empty if there is none, or it was dropped.
    Optional<ChainHash> hash(long hour);

    /// How many keys of an account are remembered, counted up to a number.
    int count(AccountId account, Instant now, int most);

    /// Drops some of what need not be kept any longer; takes little time.
    void forget(Instant now);

    /// Hands out everything that is there.
    void forEach(Consumer<Use> action);
}
