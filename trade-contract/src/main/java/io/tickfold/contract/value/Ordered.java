package io.tickfold.contract.value;

/// A value type that is ordered as what it holds.
///
/// @param <V> what it holds
/// @param <T> the type itself
interface Ordered<V extends Comparable<V>, T extends Ordered<V, T>> extends Comparable<T> {

    V value();

    @Override
    default int compareTo(T other) {
        return value().compareTo(other.value());
    }
}
