package io.tickfold.engine.domain;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// One symbol's made-up quotes: they creep, run and jump, and their spread opens and closes.
final class Listing {

    private final Instrument first;
    private final Dice dice;
    private final long start;
    private long bid;
    private long spread;
    private int storm;
    private FeedPosition position = new FeedPosition(1, 0);

    /// @param start the first price, in price steps
    Listing(Instrument first, long start, Dice dice) {
        this.first = first;
        this.start = start;
        this.bid = start;
        this.dice = dice;
    }

    Symbol symbol() {
        return first.symbol();
    }

    Instrument instrument() {
        return first;
    }

    /// The next quote, whose prices are whole numbers of a step.
    Quote next(Price step) {
        bid = Math.clamp(bid + move(), start / 5, start * 5);
        if (dice.permille(50)) {
            spread = dice.oneOf(0L, 0L, 1L, 1L, bid / 2_000, bid / 200, bid / 50);
        }
        return quote(step);
    }

    /// The quote after a move by so many thousandths of the price.
    Quote moved(long permille, Price step) {
        bid = Math.clamp(bid + bid * permille / 1_000, start / 5, start * 5);
        return quote(step);
    }

    /// Calm for long, so that orders gather, then stormy for a few quotes.
    private long move() {
        if (storm == 0 && dice.permille(15)) {
            storm = (int) dice.between(1, 6);
        }
        if (storm > 0) {
            storm--;
            return moveOf(dice.oneOf(50, 8, 3));
        }
        return switch (dice.weighted(50, 600, 300, 50)) {
            case 0 -> 0;
            case 1 -> dice.between(-2, 2);
            case 2 -> moveOf(2_000);
            default -> moveOf(200);
        };
    }

    /// At most a part of the price, of which there are so many.
    private long moveOf(long parts) {
        long most = bid / parts + 1;
        return dice.between(-most, most);
    }

    /// The newest quote.
    Quote quote(Price step) {
        return new Quote(
                price(bid, step, RoundingMode.DOWN), price(bid + spread, step, RoundingMode.UP));
    }

    private Price price(long steps, Price step, RoundingMode mode) {
        BigDecimal price = first.priceStep().value().multiply(BigDecimal.valueOf(steps));
        BigDecimal whole = price.divide(step.value(), 0, mode).max(BigDecimal.ONE);
        return new Price(whole.multiply(step.value()));
    }

    /// The position of the symbol's next tick; a new feed begins now and then.
    FeedPosition nextPosition() {
        position =
                dice.permille(5)
                        ? new FeedPosition(position.epoch() + 1, 1)
                        : new FeedPosition(position.epoch(), position.sequence() + 1);
        return position;
    }

    /// Somebody's position, which the symbol's next tick follows.
    FeedPosition at(FeedPosition claimed) {
        position = claimed;
        return position;
    }

    FeedPosition lastPosition() {
        return position;
    }
}
