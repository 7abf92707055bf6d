package io.tickfold.engine.rebuild;

import io.tickfold.contract.event.AccountEvent;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.PricedBy;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market;
import io.tickfold.engine.domain.Market.LastQuote;
import io.tickfold.engine.domain.MarketSnapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The quotes that events name: each open order's symbol has one, even if its ticks are no longer
/// kept.
final class LastPrices {

    /// What any tick of any feed is newer than.
    private static final FeedPosition BEFORE_ALL = new FeedPosition(Long.MIN_VALUE, 0);

    private final Map<Symbol, PricedBy> quotes = new HashMap<>();

    private static LastQuote old(PricedBy price) {
        return new LastQuote(price.quote(), BEFORE_ALL, Instant.EPOCH, price.offset());
    }

    void note(TradeEvent event) {
        switch (event) {
            case OrderOpened opened -> quotes.put(opened.order().symbol(), opened.quote());
            case OrderReduced reduced -> quotes.put(reduced.order().symbol(), reduced.quote());
            case OrderClosed closed -> quotes.put(closed.order().symbol(), closed.quote());
            case OrderAmended _, AccountEvent _ -> {}
        }
    }

    /// The market with quotes of symbols that it knows none of, too old to trade at.
    ///
    /// @param wanted symbols of which orders have to be valued
    MarketSnapshot completing(Market market, Set<Symbol> wanted) {
        Map<Symbol, LastQuote> all = new HashMap<>(market.quotes());
        quotes.forEach((symbol, price) -> {
            if (wanted.contains(symbol)) {
                all.putIfAbsent(symbol, old(price));
            }
        });
        return new MarketSnapshot(
                market.rules(), all, market.halted(), market.dropped(), market.at());
    }
}
