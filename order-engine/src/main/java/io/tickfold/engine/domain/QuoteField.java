package io.tickfold.engine.domain;

import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import java.math.BigDecimal;

/// The values of a quote that triggers wait for.
enum QuoteField {
    BID {
        @Override
        BigDecimal of(Quote quote) {
            return quote.bid().value();
        }
    },
    ASK {
        @Override
        BigDecimal of(Quote quote) {
            return quote.ask().value();
        }
    },
    SPREAD {
        @Override
        BigDecimal of(Quote quote) {
            return quote.ask().value().subtract(quote.bid().value());
        }
    };

    abstract BigDecimal of(Quote quote);

    /// The field at which an order of this side closes.
    static QuoteField closing(Side side) {
        return side == Side.BUY ? BID : ASK;
    }
}
