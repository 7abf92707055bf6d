package io.tickfold.engine.domain;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.engine.domain.Market.LastQuote;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// How far a new quote of an instrument may be from its last one.
///
/// It holds against a quote at which orders can trade, and for a minute at most: like the price
/// bands of an exchange, which pauses trading in a price that has moved too far and then finds a
/// new one. So a price that has moved for good is taken once the last quote is too old.
final class Collar {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Collar() {}

    /// Whether the quote may follow the symbol's last one.
    static boolean allows(Market market, Instrument instrument, Quote quote) {
        Optional<LastQuote> last =
                market.quote(instrument.symbol()).filter(before -> holdsFrom(market, before));
        return instrument.collar().isEmpty()
                || last.isEmpty()
                || isWithin(instrument.collar().get(), last.get().quote(), quote);
    }

    private static boolean holdsFrom(Market market, LastQuote last) {
        Duration age = Duration.between(last.at(), market.at());
        return market.isFresh(last) && age.compareTo(LONGEST) <= 0;
    }

    private static boolean isWithin(Percent collar, Quote last, Quote quote) {
        return isWithin(collar, last.bid(), quote.bid())
                && isWithin(collar, last.ask(), quote.ask());
    }

    private static boolean isWithin(Percent collar, Price last, Price price) {
        BigDecimal move = price.value().subtract(last.value()).abs();
        return move.compareTo(last.value().multiply(collar.fraction())) <= 0;
    }
}
