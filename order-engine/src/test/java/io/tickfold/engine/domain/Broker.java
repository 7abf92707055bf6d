package io.tickfold.engine.domain;

import io.tickfold.contract.event.TradeEvent;
import java.util.List;

/// An implementation of the trading rules: says which events each input leads to.
@FunctionalInterface
interface Broker {

    List<TradeEvent> fold(Entry entry);
}
