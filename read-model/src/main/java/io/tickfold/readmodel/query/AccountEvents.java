package io.tickfold.readmodel.query;

import io.tickfold.contract.value.AccountId;
import java.util.List;

/// The events of an account that have been projected, without waiting for more: gap-free from
/// sequence 1, in order.
public interface AccountEvents {

    /// The sequence of the last one; 0 for an unknown account.
    long lastSequence(AccountId account);

    /// Those that follow a sequence, at most so many.
    List<RecordedEvent> after(AccountId account, long sequence, int limit);
}
