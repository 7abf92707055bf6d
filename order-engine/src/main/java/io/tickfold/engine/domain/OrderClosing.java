package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.QUANTITY_ABOVE_OPEN;

import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.OrderLeftOpen;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.engine.domain.Market.LastQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides the commands that close: an order, a part of one, or all orders.
record OrderClosing(Market market, Decision decision) {

    void close(CloseOrder command) {
        Position position = decision.order(command.orderId());
        command.quantity()
                .filter(part -> !part.equals(position.terms().quantity()))
                .ifPresentOrElse(part -> closePart(position, part), () -> closeAllOf(position));
        decision.settleIfFlat();
    }

    private void closeAllOf(Position position) {
        LastQuote quote = Tradability.in(market, position.symbol()).quote();
        decision.close(position, quote, CloseReason.MANUAL);
    }

    private void closePart(Position position, Quantity part) {
        Tradability tradability = Tradability.in(market, position.symbol());
        Instrument instrument = tradability.instrument();
        LastQuote quote = tradability.quote();
        Quantity open = position.terms().quantity();
        if (part.compareTo(open) > 0) {
            throw Refused.because(QUANTITY_ABOVE_OPEN, Map.of("open", open));
        }
        Quantity left = open.minus(part);
        new InstrumentChecks(instrument).checkPart(part, left);
        reduce(position, part, left, quote);
    }

    private void reduce(Position position, Quantity part, Quantity left, LastQuote quote) {
        OrderTerms before = position.terms();
        Price price = quote.quote().closing(position.side());
        OrderTerms after =
                before.reducedTo(
                        left, OrderTerms.margin(left, before.openPrice(), before.leverage()));
        Money released = before.margin().minus(after.margin());
        Money profit = position.booked(price, part);
        Money balance = decision.account().balance().plus(released).plus(profit);
        decision.add(
                new OrderReduced(
                        decision.header(balance),
                        after,
                        part,
                        released,
                        price,
                        profit,
                        quote.asPrice()));
    }

    /// Leaves open what cannot be traded now, and says so.
    void closeAll(CloseAllOrders command) {
        List<Position> wanted = wanted(command.symbol());
        List<OrderLeftOpen> left = new ArrayList<>();
        for (Position position : wanted) {
            Tradability.in(market, position.symbol())
                    .objection()
                    .ifPresentOrElse(
                            reason -> left.add(new OrderLeftOpen(position.id(), reason)),
                            () -> closeAllOf(position));
        }
        decision.settleIfFlat();
        int closed = wanted.size() - left.size();
        decision.add(new CloseAllCompleted(decision.header(), closed, left));
    }

    private List<Position> wanted(Optional<RequestedText> symbol) {
        List<Position> wanted = new ArrayList<>();
        for (Position position : decision.account().orders()) {
            if (symbol.stream().allMatch(s -> s.value().equals(position.symbol().value()))) {
                wanted.add(position);
            }
        }
        if (wanted.isEmpty()) {
            symbol.ifPresent(named -> Tradability.instrument(market, named.value()));
        }
        return wanted;
    }
}
