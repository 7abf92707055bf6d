package io.tickfold.gateway.operator;

import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.command.IdempotencyKey;
import java.util.Optional;

/// That an operator wants a symbol halted, or trading in it resumed.
///
/// @param idempotencyKey without one, a late repetition is not recognised
/// @param reason for other operators; a repetition may give another one
record HaltRequest(
        AccountId operator,
        Symbol symbol,
        boolean halted,
        Optional<IdempotencyKey> idempotencyKey,
        Optional<AdjustmentReason> reason) {

    Optional<HaltMemory.Key> key() {
        return idempotencyKey.map(key -> new HaltMemory.Key(operator, key));
    }

    /// What the log is told.
    SymbolHalt input() {
        return new SymbolHalt(symbol, halted, key().map(HaltMemory.Key::command));
    }

    /// Equal for equal wishes.
    String asked() {
        return (halted ? "halt:" : "resume:") + symbol;
    }
}
