package io.tickfold.gateway.engine;

/// Where a record stands in `trade-events`; written as `{partition}-{offset}`.
public record LogPosition(int partition, long offset) {

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
