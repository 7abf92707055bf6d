package io.tickfold.engine.journal;

import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.wire.MessageType;
import java.util.HashMap;
import java.util.Map;

/// The newest hashes of a partition's chains of events: one for each account, and one of all.
public final class EventChains {

    private final Map<AccountId, ChainHash> accounts = new HashMap<>();
    private ChainHash all = ChainHash.START;

    /// The hash of an account's last event.
    public ChainHash of(AccountId account) {
        return accounts.getOrDefault(account, ChainHash.START);
    }

    /// The hash of all events of the partition.
    public ChainHash all() {
        return all;
    }

    /// Restores the chain of an account from storage.
    public void restore(AccountId account, ChainHash hash) {
        accounts.put(account, hash);
    }

    /// Restores the chain of all events from storage.
    public void restore(ChainHash hash) {
        all = hash;
    }

    /// Chains one more event.
    ///
    /// @param value as written
    /// @return its hash in its account's chain, or in the partition's if it is of the partition; a
    ///   refusal to somebody without an account is chained to nothing
    public ChainHash append(EngineEvent event, byte[] value) {
        String type = MessageType.of(event).wireName();
        all = all.afterEvent(type, value);
        return switch (event) {
            case TradeEvent ofAccount -> append(ofAccount, type, value);
            case Checkpoint _, InputSkipped _ -> all;
        };
    }

    private ChainHash append(TradeEvent event, String type, byte[] value) {
        if (event.header().sequence() == 0) {
            return ChainHash.START.afterEvent(type, value);
        }
        AccountId account = event.header().accountId();
        ChainHash hash = of(account).afterEvent(type, value);
        accounts.put(account, hash);
        return hash;
    }
}
