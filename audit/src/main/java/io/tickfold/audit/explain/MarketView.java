package io.tickfold.audit.explain;

import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.CheckpointQuote;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.engine.domain.LogPosition;
import io.tickfold.engine.domain.Market;
import io.tickfold.engine.domain.Market.LastQuote;
import io.tickfold.engine.domain.PartitionFold;
import java.time.Instant;
import java.util.Optional;

/// What the market was, as far as the inputs are kept or a checkpoint says it.
final class MarketView {

    private final PartitionFold fold = new PartitionFold(0, 1);
    private final QuoteHistory quotes = new QuoteHistory();
    private Optional<MarketInput> last = Optional.empty();
    private long lastOffset;

    Market market() {
        return fold.market();
    }

    QuoteHistory quotes() {
        return quotes;
    }

    void advanceTo(Instant time) {
        market().advanceTo(time);
    }

    /// Takes over what an input says of the market, if the engine did.
    void take(TradeInput input, long offset) {
        if (input instanceof MarketInput moving) {
            last = Optional.of(moving);
            lastOffset = offset;
            move(moving, offset);
        }
    }

    private void move(MarketInput input, long offset) {
        boolean moved =
                fold.replay(input, new LogPosition(offset, market().at(), Optional.empty()));
        if (moved && input instanceof PriceTick tick) {
            market().quote(tick.symbol()).ifPresent(quote -> quotes.add(tick.symbol(), quote));
        }
    }

    /// Begins with a checkpoint, if the rules before it are not kept; it comes after the input that
    /// it was taken before.
    void take(Checkpoint checkpoint) {
        if (market().rules().isEmpty()) {
            market().advanceTo(checkpoint.at());
            market().set(checkpoint.rules());
            checkpoint.halted().forEach(symbol -> market().setHalted(symbol, true));
            checkpoint.quotes().forEach(this::take);
            last.filter(_ -> lastOffset > checkpoint.inputOffset())
                    .ifPresent(input -> move(input, lastOffset));
        }
    }

    private void take(CheckpointQuote quote) {
        LastQuote known =
                new LastQuote(quote.quote(), quote.position(), quote.at(), quote.offset());
        market().set(quote.symbol(), known);
        quotes.add(quote.symbol(), known);
    }
}
