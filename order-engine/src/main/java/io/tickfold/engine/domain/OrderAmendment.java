package io.tickfold.engine.domain;

import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.engine.domain.Market.LastQuote;
import java.util.Optional;

/// Decides changes of an open order's stop loss and take profit: a level that is set is checked
/// against the newest price, and every tick checks those that are kept.
record OrderAmendment(Market market, Decision decision) {

    /// @throws Refused if a level cannot be set
    void amend(AmendOrder command) {
        Position position = decision.order(command.orderId());
        Tradability tradability = Tradability.in(market, position.symbol());
        Instrument instrument = tradability.instrument();
        LastQuote quote = tradability.quote();
        ProtectiveLevels set = changed(command, ProtectiveLevels.NONE);
        new InstrumentChecks(instrument).checkSteps(set);
        new LevelChecks(position.side(), set).checkSides(quote.quote().closing(position.side()));
        decision.add(
                new OrderAmended(
                        decision.header(),
                        position.id(),
                        position.symbol(),
                        changed(command, position.levels()),
                        quote.asPrice()));
    }

    private static ProtectiveLevels changed(AmendOrder command, ProtectiveLevels before) {
        return new ProtectiveLevels(
                changed(command.takeProfit(), before.takeProfit()),
                changed(command.stopLoss(), before.stopLoss()));
    }

    private static Optional<Price> changed(Optional<LevelChange> change, Optional<Price> before) {
        return change.map(LevelChange::price).orElse(before);
    }
}
