package io.tickfold.feed.source;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// How one exchange is asked for trades, and what its messages mean.
interface ExchangeProtocol {

    /// Where whoever connects is sent the trades of these.
    ///
    /// @param names what the exchange calls them
    URI address(URI base, Collection<String> names);

    /// What a text message says.
    ///
    /// @throws IllegalArgumentException or JacksonException if it is not understood
    Heard read(String message);

    /// What was heard.
    sealed interface Heard {}

    /// Trades were made.
    record Traded(List<ExchangeTrade> trades) implements Heard {}

    /// This connection ends soon; another one had better be there by then.
    record Leaving() implements Heard {}

    /// Nothing that concerns prices.
    record Other() implements Heard {}

    /// One trade, or several at one price that the exchange tells as one.
    ///
    /// @param name of what was traded, as the exchange calls it
    /// @param first number of the trades, which count up by one for each name
    /// @param last number of them
    record ExchangeTrade(
            String name, long first, long last, Price price, Quantity quantity, Instant time) {

        public ExchangeTrade {
            if (first < 0 || last < first) {
                throw new IllegalArgumentException("numbers of trades count up");
            }
        }
    }
}
