package io.tickfold.feed.quote;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.BestQuote;
import io.tickfold.feed.source.MarketData;
import io.tickfold.feed.source.MissedTrade;
import io.tickfold.feed.source.PriceSteps;
import io.tickfold.feed.source.Trade;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Makes quotes of what sources say.
final class QuoteMaker {

    private final Map<Symbol, Instrument> instruments;
    private final QuoteBasis basis;
    private final Map<Place, Trade> newest = new HashMap<>();

    private record Place(SourceName source, Symbol symbol) {}

    QuoteMaker(Map<Symbol, Instrument> instruments, QuoteBasis basis) {
        this.instruments = Map.copyOf(instruments);
        this.basis = basis;
    }

    boolean lists(Symbol symbol) {
        return instruments.containsKey(symbol);
    }

    /// Empty if quotes are made of something else, or if it is a trade from before the newest one:
    /// an exchange may tell late what a connection missed.
    ///
    /// @throws IllegalArgumentException if the symbol is not listed, or no quote can be made of
    ///   such prices
    Optional<SourcedQuote> quote(SourceName source, MarketData said) {
        Instrument instrument = instruments.get(said.symbol());
        if (instrument == null) {
            throw new IllegalArgumentException("no instrument " + said.symbol());
        }
        return switch (said) {
            case Trade trade -> ofTrade(source, trade, instrument);
            case MissedTrade _ -> Optional.empty();
            case BestQuote best -> ofBook(source, best, instrument);
        };
    }

    private Optional<SourcedQuote> ofTrade(SourceName source, Trade trade, Instrument instrument) {
        Place place = new Place(source, trade.symbol());
        Trade last = newest.get(place);
        if (last != null && trade.number() < last.number() && trade.time().isBefore(last.time())) {
            return Optional.empty();
        }
        newest.put(place, trade);
        return switch (basis) {
            case TRADES ->
                    Optional.of(
                            new SourcedQuote(
                                    trade.symbol(),
                                    SpreadRule.quote(trade.price(), instrument),
                                    trade.price(),
                                    source));
            case BOOK -> Optional.empty();
        };
    }

    private Optional<SourcedQuote> ofBook(
            SourceName source, BestQuote best, Instrument instrument) {
        if (basis != QuoteBasis.BOOK) {
            return Optional.empty();
        }
        if (best.quote().bid().isAbove(best.quote().ask())) {
            throw new IllegalArgumentException("the bid is above the ask");
        }
        Price step = instrument.priceStep();
        Quote quote =
                new Quote(
                        PriceSteps.round(best.quote().bid().value(), step, RoundingMode.FLOOR),
                        PriceSteps.round(best.quote().ask().value(), step, RoundingMode.CEILING));
        Trade trade = newest.get(new Place(source, best.symbol()));
        Price last = trade == null ? quote.bid() : trade.price();
        return Optional.of(new SourcedQuote(best.symbol(), quote, last, source));
    }
}
