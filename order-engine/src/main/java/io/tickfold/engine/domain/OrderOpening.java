package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.INVALID_SIDE;
import static io.tickfold.contract.event.RefusalReason.MARGIN_LEVEL_TOO_LOW;
import static io.tickfold.contract.event.RefusalReason.QUOTE_MISSING;
import static io.tickfold.contract.event.RefusalReason.TOO_MANY_OPEN_ORDERS;

import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market.LastQuote;
import java.math.BigDecimal;
import java.util.Map;

/// Decides whether an order opens, and on which terms, by every check in the order of
/// [io.tickfold.contract.event.RefusalReason].
record OrderOpening(Market market, Decision decision) {

    /// @throws Refused if a check fails
    void open(OpenOrder command) {
        Instrument instrument = Tradability.instrumentToOpen(market, command.symbol().value());
        LastQuote quote = Tradability.in(market, instrument.symbol()).quote();
        requireExpectedPrice(command);
        OrderTerms terms = checkedTerms(command, instrument, quote);
        checkOpenOrders();
        Funds.requireAvailable(terms.margin(), Margin.available(decision.account(), market));
        checkPrices(command, terms, quote);
        checkMarginLevel(terms, quote);
        decision.add(
                new OrderOpened(
                        decision.header(decision.account().balance().minus(terms.margin())),
                        terms,
                        command.levels(),
                        command.clientOrderId(),
                        quote.asPrice()));
    }

    /// Whoever limits slippage must have seen a price.
    private static void requireExpectedPrice(OpenOrder command) {
        if (command.slippage().filter(limit -> limit.expectedPrice().isEmpty()).isPresent()) {
            throw Refused.because(QUOTE_MISSING, Map.of("symbol", command.symbol()));
        }
    }

    /// Older logic computes the margin of any quantity before it checks the quantity, and fails if
    /// that is more than money can say.
    private OrderTerms checkedTerms(OpenOrder command, Instrument instrument, LastQuote quote) {
        InstrumentChecks checks = new InstrumentChecks(instrument);
        if (decision.logic().boundsPrices()) {
            Price price = quote.quote().opening(side(command.side()));
            checks.check(command);
            checks.checkWorth(price, command.quantity());
            return terms(command, instrument.symbol(), quote);
        }
        OrderTerms terms = terms(command, instrument.symbol(), quote);
        checks.check(command);
        return terms;
    }

    private OrderTerms terms(OpenOrder command, Symbol symbol, LastQuote quote) {
        Side side = side(command.side());
        Price price = quote.quote().opening(side);
        return new OrderTerms(
                newOrderId(command.header()),
                symbol,
                side,
                command.quantity(),
                command.leverage(),
                price,
                OrderTerms.margin(command.quantity(), price, command.leverage()));
    }

    private static Side side(RequestedText requested) {
        return Side.parse(requested.value())
                .orElseThrow(() -> Refused.because(INVALID_SIDE, Map.of("side", requested)));
    }

    /// A command with an idempotency key may come again once the key is forgotten, and then opens
    /// another order.
    private OrderId newOrderId(CommandHeader header) {
        Account account = decision.account();
        return header.fingerprint().isPresent()
                ? OrderId.of(account.id(), header.commandId(), account.sequence() + 1)
                : OrderId.of(account.id(), header.commandId());
    }

    private void checkOpenOrders() {
        int maximum = market.limits().openOrders();
        if (decision.account().orders().size() >= maximum) {
            throw Refused.because(TOO_MANY_OPEN_ORDERS, Map.of("maximum", maximum));
        }
    }

    private static void checkPrices(OpenOrder command, OrderTerms terms, LastQuote quote) {
        LevelChecks levels = new LevelChecks(terms.side(), command.levels());
        levels.checkSides(terms.openPrice());
        levels.checkStopLossHolds(quote.quote().closing(terms.side()));
        command.slippage()
                .ifPresent(limit -> Slippage.check(limit, terms.side(), terms.openPrice()));
    }

    /// The order costs its spread at once, and must not itself bring the account to its stop-out.
    private void checkMarginLevel(OrderTerms terms, LastQuote quote) {
        Account account = decision.account();
        BigDecimal spread = quote.quote().ask().value().subtract(quote.quote().bid().value());
        BigDecimal equity =
                Margin.equity(account, market).subtract(spread.multiply(terms.quantity().value()));
        Money used = account.orders().margin().plus(terms.margin());
        if (equity.compareTo(Margin.equityAt(market.limits().levels().stopOut(), used)) <= 0) {
            throw Refused.because(MARGIN_LEVEL_TOO_LOW);
        }
    }
}
