package io.tickfold.gateway.operator;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.Symbol;
import java.time.Instant;
import java.util.Optional;

/// What an operator did to a symbol.
///
/// @param complete whether every partition is known to have been told
record HaltRecord(
        Symbol symbol,
        boolean halted,
        AccountId operator,
        Optional<AdjustmentReason> reason,
        boolean complete,
        Instant at) {

    static HaltRecord of(HaltRequest asked, boolean complete, Instant at) {
        return new HaltRecord(
                asked.symbol(), asked.halted(), asked.operator(), asked.reason(), complete, at);
    }
}
