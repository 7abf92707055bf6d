package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/// All orders that were to be closed together have been, as far as they could be.
///
/// @param closed how many
/// @param left those that could not be closed, oldest first
public record CloseAllCompleted(
        @JsonUnwrapped EventHeader header, int closed, List<OrderLeftOpen> left)
        implements AccountEvent {

    public CloseAllCompleted {
        left = List.copyOf(left);
    }
}
