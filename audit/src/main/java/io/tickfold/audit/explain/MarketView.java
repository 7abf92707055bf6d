package io.tickfold.audit.explain;

import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.PriceChange;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.engine.domain.LogPosition;
import io.tickfold.engine.domain.Market;
import io.tickfold.engine.domain.PartitionFold;
import java.time.Instant;
import java.util.Optional;

/// What the market was, as far as the inputs are kept or a checkpoint says it.
final class MarketView {

    private final PartitionFold fold = new PartitionFold(0, 1);
    private final QuoteHistory quotes = new QuoteHistory();
    private Optional<MarketInput> last = Optional.empty();
    private boolean isPending;
    private long lastOffset;

    Market market() {
        return fold.market();
    }

    QuoteHistory quotes() {
        return quotes;
    }

    /// Moves to the time of the next input, once the last one is known not to be skipped.
    void advanceTo(Instant time) {
        settle();
        fold.advanceTo(time);
    }

    /// Applies an input to the market, if the engine did: an event that follows it may say that it
    /// did not.
    void take(TradeInput input, long offset) {
        if (input instanceof MarketInput moving) {
            last = Optional.of(moving);
            lastOffset = offset;
            isPending = true;
        }
    }

    /// Leaves out an input that was skipped as a whole.
    void take(InputSkipped skip) {
        if (skip.account().isEmpty() && skip.inputOffset() == lastOffset) {
            isPending = false;
        }
        settle();
    }

    /// Applies the last input, unless it was skipped.
    void settle() {
        if (isPending) {
            isPending = false;
            last.ifPresent(moving -> move(moving, lastOffset));
        }
    }

    private void move(MarketInput input, long offset) {
        fold.replay(input, new LogPosition(offset, market().at(), Optional.empty()))
                .ifPresent(applied -> remember(applied, offset));
    }

    private void remember(MarketInput input, long offset) {
        switch (input) {
            case PriceChange change ->
                    change.ticks().stream()
                            .map(PriceTick::symbol)
                            .forEach(symbol ->
                                    market().quote(symbol)
                                            .ifPresent(quote -> quotes.add(symbol, quote)));
            case RulesChanged _ ->
                    market().quotes()
                            .forEach((symbol, quote) -> {
                                if (quote.offset() == offset) {
                                    quotes.add(symbol, quote);
                                }
                            });
            case SymbolHalt _ -> {}
        }
    }

    /// Begins with a checkpoint, if the rules before it are not kept. The input that the checkpoint
    /// was taken before is in front of it in the log, and is applied now.
    void take(Checkpoint checkpoint) {
        settle();
        if (market().rules().isEmpty()) {
            fold.replay(checkpoint);
            market().quotes().forEach(quotes::add);
            last.filter(_ -> lastOffset > checkpoint.inputOffset())
                    .ifPresent(input -> move(input, lastOffset));
        }
    }
}
