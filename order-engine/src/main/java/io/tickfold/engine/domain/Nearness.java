package io.tickfold.engine.domain;

import static java.math.BigDecimal.ZERO;

import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.util.Optional;

/// How near an account is to a margin level: the number of the first of the [Anchors]' steps within
/// which its symbols' quotes may all move, against it and for it, without taking it there.
///
/// An account has to be looked at when a quote has moved by its own step or a wider one. If even
/// the narrowest step is too wide, that is at every quote of its symbols. Nearness only lets the
/// engine skip accounts, and decides nothing. It is that of the anchors and not of the newest
/// quotes, so that it is the same whenever it is computed.
final class Nearness {

    private final Account account;
    private final Market market;
    private final BigDecimal stopOut;
    private final BigDecimal call;
    private final BigDecimal callEnd;

    private Nearness(Account account, Market market) {
        MarginLevels levels = market.limits().levels();
        this.account = account;
        this.market = market;
        this.stopOut = Margin.equityAt(levels.stopOut(), account.orders().margin());
        this.call = Margin.equityAt(levels.call(), account.orders().margin());
        this.callEnd = Margin.equityAt(levels.callEnd(), account.orders().margin());
    }

    /// That of an account with open orders; the nearest before the first rules.
    static int of(Account account, Market market) {
        return market.rules().isEmpty()
                ? Anchors.STEPS.size()
                : new Nearness(account, market).first();
    }

    private int first() {
        int step = 0;
        while (step < Anchors.STEPS.size() && !isFarEnough(step)) {
            step++;
        }
        return step;
    }

    private boolean isFarEnough(int step) {
        BigDecimal equity = account.balance().value().add(account.orders().margin().value());
        BigDecimal moving = ZERO;
        for (Exposure held : account.orders().exposures()) {
            Optional<Quote> anchor = anchor(held.symbol(), step);
            equity = equity.add(held.profit(anchor));
            moving = moving.add(anchor.map(quote -> moving(held, quote)).orElse(ZERO));
        }
        BigDecimal move = moving.multiply(Anchors.STEPS.get(step));
        return isBetween(equity.subtract(move), equity.add(move));
    }

    /// None while the symbol has no quote; its first one concerns whoever holds it.
    private Optional<Quote> anchor(Symbol symbol, int step) {
        return market.quote(symbol).map(last -> last.anchored().at(step));
    }

    private boolean isBetween(BigDecimal lowest, BigDecimal highest) {
        return account.inMarginCall()
                ? lowest.compareTo(stopOut) > 0 && highest.compareTo(callEnd) < 0
                : lowest.compareTo(call) > 0;
    }

    /// What a move of the quotes by all of their value would change: by the bid of what is net
    /// long, the ask of what is net short, and the spread of what is hedged.
    private static BigDecimal moving(Exposure held, Quote anchor) {
        BigDecimal net = held.bought().subtract(held.sold());
        BigDecimal hedged = held.bought().min(held.sold());
        BigDecimal price = (net.signum() > 0 ? anchor.bid() : anchor.ask()).value();
        return net.abs().multiply(price).add(hedged.multiply(Anchors.spreadBase(anchor)));
    }
}
