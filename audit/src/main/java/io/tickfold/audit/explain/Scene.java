package io.tickfold.audit.explain;

import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Account;
import io.tickfold.engine.domain.Market;
import io.tickfold.engine.domain.Market.LastQuote;
import java.time.Instant;
import java.util.Optional;

/// An event, and what there was when it was decided.
///
/// @param place of the event
/// @param before the account before the event
/// @param after the account after it
/// @param command that it answers; absent if there is none, or if it is not kept any more
record Scene(
        TradeEvent event,
        Place place,
        Account before,
        Account after,
        Optional<Command> command,
        Market market,
        QuoteHistory quotes) {

    EventHeader header() {
        return event.header();
    }

    Cause cause() {
        return event.header().cause();
    }

    Place causeInput() {
        return place.input(cause().inputOffset());
    }

    /// The command to open an order that it answers, if it answers one that is kept.
    Optional<OpenOrder> opening() {
        return command.filter(OpenOrder.class::isInstance).map(OpenOrder.class::cast);
    }

    /// The symbol's quote when this was decided, if it is known.
    Optional<LastQuote> quote(Symbol symbol) {
        return quotes.at(symbol, cause().inputOffset());
    }

    /// The time by which the age of quotes was judged: that of the tick that led to this, however
    /// late it was decided, or of the decision.
    Instant judgedAt() {
        return quotes.broughtBy(cause().inputOffset())
                .map(brought -> brought.getValue().at())
                .orElse(header().at());
    }

    /// The margin levels in force, if their rules are known.
    Optional<MarginLevels> levels() {
        return market.rules().map(RulesChanged::limits).map(limits -> limits.levels());
    }

    /// The same moment after the event.
    Scene afterwards() {
        return new Scene(event, place, after, after, command, market, quotes);
    }
}
