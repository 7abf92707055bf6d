package io.tickfold.engine.domain;

import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// An account's open orders, oldest first, with the sums that margin rules need; immutable.
public final class OpenOrders implements Iterable<Position> {

    static final OpenOrders NONE = new OpenOrders(new Position[0], new Exposure[0], Money.ZERO);

    private final Position[] positions;
    private final Exposure[] exposures;
    private final Money margin;

    /// @param exposures one per symbol
    private OpenOrders(Position[] positions, Exposure[] exposures, Money margin) {
        this.positions = positions;
        this.exposures = exposures;
        this.margin = margin;
    }

    /// These orders, in whichever sequence they are given.
    public static OpenOrders of(Collection<Position> positions) {
        Position[] sorted = positions.toArray(Position[]::new);
        Arrays.sort(sorted, Comparator.comparingLong(Position::openedBy));
        OpenOrders orders = NONE;
        for (Position position : sorted) {
            orders = orders.counting(position, sorted);
        }
        return orders;
    }

    Optional<Position> find(OrderId id) {
        int index = indexOf(id);
        return index < 0 ? Optional.empty() : Optional.of(positions[index]);
    }

    public int size() {
        return positions.length;
    }

    boolean isEmpty() {
        return positions.length == 0;
    }

    /// The margin of all of them.
    public Money margin() {
        return margin;
    }

    /// What is held of each symbol.
    List<Exposure> exposures() {
        return Arrays.asList(exposures);
    }

    boolean holds(Symbol symbol) {
        return exposureOf(symbol) < exposures.length;
    }

    /// The unrounded profit of all of them at the market's last quotes, however old.
    BigDecimal unrealisedProfit(Market market) {
        BigDecimal profit = BigDecimal.ZERO;
        for (Exposure exposure : exposures) {
            profit = profit.add(exposure.profit(market.lastQuote(exposure.symbol())));
        }
        return profit;
    }

    /// @throws IllegalStateException if the order is open already
    OpenOrders with(Position opened) {
        if (indexOf(opened.id()) >= 0) {
            throw new IllegalStateException("order is open already: " + opened.id());
        }
        Position[] grown = Arrays.copyOf(positions, positions.length + 1);
        grown[positions.length] = opened;
        return counting(opened, grown);
    }

    /// @throws IllegalStateException if the order is not open
    OpenOrders without(OrderId closed) {
        int index = requireIndexOf(closed);
        Position[] shrunk = Arrays.copyOf(positions, positions.length - 1);
        System.arraycopy(positions, index + 1, shrunk, index, shrunk.length - index);
        return discounting(positions[index], shrunk);
    }

    /// The same orders, one of them changed.
    ///
    /// @throws IllegalStateException if the order is not open
    OpenOrders replacing(Position changed) {
        int index = requireIndexOf(changed.id());
        Position[] replaced = positions.clone();
        replaced[index] = changed;
        return discounting(positions[index], replaced).counting(changed, replaced);
    }

    private OpenOrders counting(Position more, Position[] all) {
        int index = exposureOf(more.symbol());
        Exposure[] changed = Arrays.copyOf(exposures, Math.max(exposures.length, index + 1));
        Exposure before =
                index < exposures.length ? exposures[index] : Exposure.none(more.symbol());
        changed[index] = before.with(more);
        return new OpenOrders(all, changed, margin.plus(more.terms().margin()));
    }

    private OpenOrders discounting(Position less, Position[] all) {
        int index = exposureOf(less.symbol());
        Exposure rest = exposures[index].without(less);
        Exposure[] changed =
                rest.orders() == 0
                        ? Arrays.copyOf(exposures, exposures.length - 1)
                        : exposures.clone();
        if (rest.orders() > 0) {
            changed[index] = rest;
        } else if (index < changed.length) {
            changed[index] = exposures[changed.length];
        }
        return new OpenOrders(all, changed, margin.minus(less.terms().margin()));
    }

    /// Index of the symbol's exposure, or the number of exposures if there is none.
    private int exposureOf(Symbol symbol) {
        int index = 0;
        while (index < exposures.length && !exposures[index].symbol().equals(symbol)) {
            index++;
        }
        return index;
    }

    private int requireIndexOf(OrderId id) {
        int index = indexOf(id);
        if (index < 0) {
            throw new IllegalStateException("order is not open: " + id);
        }
        return index;
    }

    private int indexOf(OrderId id) {
        for (int i = 0; i < positions.length; i++) {
            if (positions[i].id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Iterator<Position> iterator() {
        return Arrays.asList(positions).iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpenOrders that && Arrays.equals(positions, that.positions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(positions);
    }

    @Override
    public String toString() {
        return Arrays.toString(positions);
    }
}
