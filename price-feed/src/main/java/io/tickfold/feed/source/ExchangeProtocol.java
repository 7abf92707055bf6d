package io.tickfold.feed.source;

import io.tickfold.contract.value.Symbol;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// How one exchange is asked for trades and quotes, and what its messages mean.
interface ExchangeProtocol {

    /// What the exchange calls a symbol unless the settings say otherwise.
    ///
    /// @throws IllegalArgumentException if that does not follow from the symbol
    String nameOf(Symbol symbol);

    /// Where to connect.
    ///
    /// @param names what the exchange calls the symbols
    URI address(URI base, Collection<String> names);

    /// What to send on each new connection, in this order; nothing if the address subscribes.
    ///
    /// @param names what the exchange calls the symbols
    List<Request> requests(Collection<String> names);

    /// What a text message says; nothing if it does not concern prices.
    ///
    /// @throws IllegalArgumentException or JacksonException if it is not understood
    List<ExchangeMessage> read(String message);

    /// A message that subscribes, and what the exchange has to confirm then.
    record Request(String message, Set<Subscription> subscriptions) {}

    /// One symbol in one channel of an exchange.
    ///
    /// @param name what the exchange calls the symbol
    record Subscription(String channel, String name) {

        @Override
        public String toString() {
            return channel + " of " + name;
        }
    }
}
