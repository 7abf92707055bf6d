package io.tickfold.engine.domain;

import io.tickfold.contract.event.TradeEvent;
import java.util.List;

/// Whoever says what the log leads to, input by input.
@FunctionalInterface
interface Broker {

    List<TradeEvent> fold(Entry entry);
}
