package io.tickfold.engine.domain;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market.LastQuote;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which quotes of a symbol concern an account, or any of several: those that reach a level of an
/// order, or have moved as far as an account is away from a margin level.
///
/// @param nearness the greatest, as [Nearness] counts it
/// @param bidFalls the highest level that is reached once the bid has fallen to it
/// @param bidRises the lowest level that is reached once the bid has risen to it
/// @param askFalls the highest level that is reached once the ask has fallen to it
/// @param askRises the lowest level that is reached once the ask has risen to it
record Triggers(
        int nearness,
        @Nullable BigDecimal bidFalls,
        @Nullable BigDecimal bidRises,
        @Nullable BigDecimal askFalls,
        @Nullable BigDecimal askRises) {

    /// Those of an account's orders in a symbol. A buy closes at the bid, a sell at the ask.
    static Triggers of(OpenOrders orders, Symbol symbol, int nearness) {
        BigDecimal bidFalls = null;
        BigDecimal bidRises = null;
        BigDecimal askFalls = null;
        BigDecimal askRises = null;
        for (Position position : orders) {
            if (position.symbol().equals(symbol)) {
                BigDecimal stopLoss = value(position.levels().stopLoss());
                BigDecimal takeProfit = value(position.levels().takeProfit());
                if (position.side() == Side.BUY) {
                    bidFalls = highest(bidFalls, stopLoss);
                    bidRises = lowest(bidRises, takeProfit);
                } else {
                    askFalls = highest(askFalls, takeProfit);
                    askRises = lowest(askRises, stopLoss);
                }
            }
        }
        return new Triggers(nearness, bidFalls, bidRises, askFalls, askRises);
    }

    /// The same of an account that is nearer to a margin level, or farther from it.
    Triggers at(int changed) {
        return changed == nearness
                ? this
                : new Triggers(changed, bidFalls, bidRises, askFalls, askRises);
    }

    private static @Nullable BigDecimal value(Optional<Price> level) {
        return level.isPresent() ? level.get().value() : null;
    }

    /// Those of both; one of the two objects if the other adds nothing.
    Triggers and(Triggers other) {
        int nearest = Math.max(nearness, other.nearness);
        BigDecimal bidFallsFirst = highest(bidFalls, other.bidFalls);
        BigDecimal bidRisesFirst = lowest(bidRises, other.bidRises);
        BigDecimal askFallsFirst = highest(askFalls, other.askFalls);
        BigDecimal askRisesFirst = lowest(askRises, other.askRises);
        Triggers both =
                new Triggers(nearest, bidFallsFirst, bidRisesFirst, askFallsFirst, askRisesFirst);
        if (both.equals(this)) {
            return this;
        }
        return both.equals(other) ? other : both;
    }

    boolean areReachedBy(LastQuote last) {
        BigDecimal bid = last.quote().bid().value();
        BigDecimal ask = last.quote().ask().value();
        return nearness >= last.anchored().moved()
                || (bidFalls != null && bidFalls.compareTo(bid) >= 0)
                || (bidRises != null && bidRises.compareTo(bid) <= 0)
                || (askFalls != null && askFalls.compareTo(ask) >= 0)
                || (askRises != null && askRises.compareTo(ask) <= 0);
    }

    private static @Nullable BigDecimal highest(
            @Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static @Nullable BigDecimal lowest(
            @Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
