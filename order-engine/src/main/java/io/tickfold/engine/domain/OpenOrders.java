package io.tickfold.engine.domain;

import io.tickfold.contract.value.OrderId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;

/// An account's open orders, oldest first; immutable, and cheap to copy.
public final class OpenOrders implements Iterable<Position> {

    static final OpenOrders NONE = new OpenOrders(new Position[0]);

    private final Position[] positions;

    private OpenOrders(Position[] positions) {
        this.positions = positions;
    }

    /// These orders, whatever order they come in.
    public static OpenOrders of(Collection<Position> positions) {
        Position[] sorted = positions.toArray(Position[]::new);
        Arrays.sort(sorted, Comparator.comparingLong(Position::openedBy));
        return new OpenOrders(sorted);
    }

    Optional<Position> find(OrderId id) {
        int index = indexOf(id);
        return index < 0 ? Optional.empty() : Optional.of(positions[index]);
    }

    int size() {
        return positions.length;
    }

    /// @throws IllegalStateException if the order is open already
    OpenOrders with(Position opened) {
        if (indexOf(opened.id()) >= 0) {
            throw new IllegalStateException("order is open already: " + opened.id());
        }
        Position[] grown = Arrays.copyOf(positions, positions.length + 1);
        grown[positions.length] = opened;
        return new OpenOrders(grown);
    }

    /// @throws IllegalStateException if the order is not open
    OpenOrders without(OrderId closed) {
        int index = indexOf(closed);
        if (index < 0) {
            throw new IllegalStateException("order is not open: " + closed);
        }
        Position[] shrunk = Arrays.copyOf(positions, positions.length - 1);
        System.arraycopy(positions, index + 1, shrunk, index, shrunk.length - index);
        return new OpenOrders(shrunk);
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
