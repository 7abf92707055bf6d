package io.tickfold.engine.domain;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.CheckpointQuote;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market.LastQuote;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A market at one moment: what stores keep of it, and what one is restored from.
///
/// @param dropped instruments that the rules no longer list but whose orders can still be closed
public record MarketSnapshot(
        Optional<RulesChanged> rules,
        Map<Symbol, LastQuote> quotes,
        Set<Symbol> halted,
        List<Instrument> dropped,
        Instant at) {

    /// Before the first input.
    public static final MarketSnapshot NOTHING =
            new MarketSnapshot(Optional.empty(), Map.of(), Set.of(), List.of(), Instant.EPOCH);

    public MarketSnapshot {
        quotes = Map.copyOf(quotes);
        halted = Set.copyOf(halted);
        dropped = List.copyOf(dropped);
    }

    /// What the market says now.
    public static MarketSnapshot of(Market market) {
        return new MarketSnapshot(
                market.rules(), market.quotes(), market.halted(), market.dropped(), market.at());
    }

    static MarketSnapshot of(Checkpoint checkpoint) {
        return new MarketSnapshot(
                Optional.of(checkpoint.rules()),
                checkpoint.quotes().stream()
                        .collect(
                                toUnmodifiableMap(
                                        CheckpointQuote::symbol,
                                        LastQuote::of,
                                        (_, later) -> later)),
                Set.copyOf(checkpoint.halted()),
                checkpoint.dropped().orElse(List.of()),
                checkpoint.at());
    }
}
