package io.tickfold.gateway.engine;

import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import java.util.List;
import java.util.Optional;

/// Finds what a command was answered for the first time.
@FunctionalInterface
public interface FirstAnswers {

    /// The events of the answer, in their order; empty if they cannot be read in time.
    Optional<List<TradeEvent>> read(AccountId account, FirstAnswer first, Deadline deadline);
}
