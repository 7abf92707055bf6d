package io.tickfold.gateway.readmodel;

/// How many characters of events a rebuild takes in before it goes on.
///
/// @param page of which two are held at a time, as objects that take several times as much
/// @param transaction of which the orders and accounts that change are held
record PageSizes(long page, long transaction) {

    private static final long LONGEST_PAGE = 5_000_000;
    private static final long LONGEST_TRANSACTION = 100_000_000;

    /// As the heap allows. What happens to an order within a transaction is written once; one twice
    /// as long saved nothing more.
    static PageSizes ofTheHeap() {
        long heap = Runtime.getRuntime().maxMemory();
        return new PageSizes(
                Math.min(LONGEST_PAGE, heap / 100), Math.min(LONGEST_TRANSACTION, heap / 20));
    }
}
