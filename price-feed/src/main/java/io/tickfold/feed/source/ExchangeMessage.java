package io.tickfold.feed.source;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.feed.source.ExchangeProtocol.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an exchange says.
sealed interface ExchangeMessage {

    /// Trades were made.
    ///
    /// @param isSnapshot whether they were made before the subscription, as far as the exchange
    ///   tells that
    record Traded(List<ExchangeTrade> trades, boolean isSnapshot) implements ExchangeMessage {}

    /// The best bid and ask of a name.
    ///
    /// @param number which grows with each change
    /// @param isSnapshot whether nothing has changed since the subscription
    record Quoted(String name, long number, Quote quote, boolean isSnapshot)
            implements ExchangeMessage {

        /// @throws IllegalArgumentException if the bid is above the ask
        public Quoted {
            if (quote.bid().isAbove(quote.ask())) {
                throw new IllegalArgumentException("the bid is above the ask");
            }
        }
    }

    /// The connection is alive, whether or not anybody trades.
    record Heartbeat() implements ExchangeMessage {}

    /// The number of the last trade of a name, which was sent or is about to be.
    record LastTrade(String name, long number) implements ExchangeMessage {}

    /// A subscription begins.
    record Confirmed(Subscription subscription) implements ExchangeMessage {}

    /// A request was turned down.
    ///
    /// @param name of the symbol that is not going to be sent, if the exchange says which
    record Rejected(String reason, Optional<String> name) implements ExchangeMessage {}

    /// The exchange is going to end this connection soon.
    record Shutdown() implements ExchangeMessage {}

    /// One of the trades or quotes of a message is not understood.
    record Unreadable(String reason) implements ExchangeMessage {}

    /// One trade, or several at one price that the exchange reports as one.
    ///
    /// @param name of what was traded, as the exchange calls it
    /// @param first number of the trades, which count up by one for each name
    /// @param last number of them
    /// @param time when they were made, by the exchange's clock
    record ExchangeTrade(
            String name, long first, long last, Price price, Quantity quantity, Instant time) {

        public ExchangeTrade {
            if (first < 0 || last < first) {
                throw new IllegalArgumentException("numbers of trades count up");
            }
        }
    }
}
