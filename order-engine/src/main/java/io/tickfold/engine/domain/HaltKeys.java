package io.tickfold.engine.domain;

import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.KeyedHalt;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.CommandId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The halts and resumptions under idempotency keys that a partition has seen in the last 24 hours,
/// oldest first: the same under the same key changes nothing any more, whatever the first one did.
///
/// Of more than 1,000 the oldest are forgotten, so that no halt is refused for want of room.
public record HaltKeys(List<KeyedHalt> seen) {

    /// Before the first input.
    public static final HaltKeys NONE = new HaltKeys(List.of());

    static final int MOST = 1_000;

    public HaltKeys {
        seen = List.copyOf(seen);
    }

    static HaltKeys of(Checkpoint checkpoint) {
        return new HaltKeys(checkpoint.haltKeys().orElse(List.of()));
    }

    /// Those that are remembered at a time.
    public HaltKeys at(Instant now) {
        return new HaltKeys(
                seen.stream().filter(each -> KeyMemory.isRecent(each.at(), now)).toList());
    }

    /// Whether a halt has come before under its key.
    boolean repeats(SymbolHalt halt, Market market) {
        return key(halt, market)
                .filter(key -> at(market.at()).seen.stream().anyMatch(isOf(key, halt)))
                .isPresent();
    }

    private static Predicate<KeyedHalt> isOf(CommandId key, SymbolHalt halt) {
        return before ->
                before.commandId().equals(key)
                        && before.symbol().equals(halt.symbol())
                        && before.halted() == halt.halted();
    }

    /// With an input, if it is a halt under a key that has not come before.
    ///
    /// @param market when it comes
    HaltKeys after(MarketInput input, Market market) {
        return input instanceof SymbolHalt halt && !repeats(halt, market)
                ? key(halt, market).map(key -> with(key, halt, market.at())).orElse(this)
                : this;
    }

    private HaltKeys with(CommandId key, SymbolHalt halt, Instant now) {
        List<KeyedHalt> all = new ArrayList<>(at(now).seen);
        all.add(new KeyedHalt(key, halt.symbol(), halt.halted(), now));
        return new HaltKeys(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    private static Optional<CommandId> key(SymbolHalt halt, Market market) {
        return halt.commandId().filter(_ -> market.logic().remembersKeysOfHalts());
    }
}
