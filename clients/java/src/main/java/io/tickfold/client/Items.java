package io.tickfold.client;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/// Iterates over what a supplier has, until it has nothing.
final class Items<T> implements Iterator<T> {

    private final Supplier<Optional<T>> source;
    private Optional<T> ahead = Optional.empty();

    Items(Supplier<Optional<T>> source) {
        this.source = source;
    }

    @Override
    public boolean hasNext() {
        if (ahead.isEmpty()) {
            ahead = source.get();
        }
        return ahead.isPresent();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T next = ahead.orElseThrow();
        ahead = Optional.empty();
        return next;
    }
}
