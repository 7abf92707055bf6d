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
        ChainHash hash = next(event, value);
        all = all.afterEvent(MessageType.of(event).wireName(), value);
        if (event instanceof TradeEvent ofAccount && ofAccount.header().sequence() != 0) {
            accounts.put(ofAccount.header().accountId(), hash);
        }
        return hash;
    }

    /// The hash that an event would have if it came next.
    ///
    /// @param value as written
    public ChainHash next(EngineEvent event, byte[] value) {
        return before(event).afterEvent(MessageType.of(event).wireName(), value);
    }

    private ChainHash before(EngineEvent event) {
        return switch (event) {
            case TradeEvent ofAccount when ofAccount.header().sequence() == 0 -> ChainHash.START;
            case TradeEvent ofAccount -> of(ofAccount.header().accountId());
            case Checkpoint _, InputSkipped _ -> all;
        };
    }
}
