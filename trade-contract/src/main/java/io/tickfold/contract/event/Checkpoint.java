package io.tickfold.contract.event;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a partition had come to at some input; from here on its log can be proved, even if no
/// earlier input is kept.
///
/// It is no event of an account: its record has no key, and it has no sequence.
///
/// @param at the log's time
/// @param inputOffset of the last record of `trade-input` before it
/// @param inputs what came in since the checkpoint before; absent if the engine did not see all of
///   it, as after its state was made anew
/// @param eventsHash of all events of the partition before this one, each chained to the one before
/// @param stateHash of all accounts with their open orders, and of all idempotency keys
/// @param rules in force
/// @param halted symbols in which trading is halted, in their order
/// @param quotes every symbol's newest quote, in the order of the symbols
/// @param dropped instruments that the rules no longer list but whose orders can still be closed,
///   in the order of their symbols; absent if there are none
/// @param haltKeys halts and resumptions under idempotency keys of the last 24 hours, oldest first;
///   absent if there are none
public record Checkpoint(
        Instant at,
        long inputOffset,
        Optional<InputSpan> inputs,
        ChainHash eventsHash,
        ChainHash stateHash,
        RulesChanged rules,
        List<Symbol> halted,
        List<CheckpointQuote> quotes,
        Optional<List<Instrument>> dropped,
        Optional<List<KeyedHalt>> haltKeys)
        implements EngineEvent {

    public Checkpoint {
        halted = List.copyOf(halted);
        quotes = List.copyOf(quotes);
        dropped = dropped.map(List::copyOf);
        haltKeys = haltKeys.map(List::copyOf);
    }
}
