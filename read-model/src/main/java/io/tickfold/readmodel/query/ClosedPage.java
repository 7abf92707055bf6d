package io.tickfold.readmodel.query;

import java.util.List;

/// A page of the closed orders of an account, newest first.
///
/// It has fewer orders than were asked for where they are very long, but one at least if there is
/// one.
///
/// @param mayBeContinued whether there may be orders that were closed before those
public record ClosedPage(List<ClosedOrder> orders, boolean mayBeContinued) {

    public ClosedPage {
        orders = List.copyOf(orders);
    }
}
