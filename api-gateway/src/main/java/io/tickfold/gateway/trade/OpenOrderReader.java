package io.tickfold.gateway.trade;

import static java.util.function.Predicate.not;

import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.SlippageLimit;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.Fingerprint;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.contract.value.Side;
import io.tickfold.gateway.command.Fingerprints;
import io.tickfold.gateway.command.Operation;
import io.tickfold.gateway.command.Wish;
import io.tickfold.gateway.market.Quotes;
import io.tickfold.gateway.market.SymbolNames;
import io.tickfold.gateway.web.JsonObject;
import io.tickfold.gateway.web.RefusedException;
import java.util.Locale;
import java.util.Optional;

/// Makes the command out of the body of a create request, checking it in the contract's order.
final class OpenOrderReader {

    private final Quotes quotes;

    OpenOrderReader(Quotes quotes) {
        this.quotes = quotes;
    }

    /// @throws RefusedException if the body does not ask for an order
    Wish read(JsonObject body) {
        RequestedText symbol = SymbolNames.requested(required(body, "symbol"));
        RequestedText side = new RequestedText(required(body, "type"));
        OrderFields fields = numbersOf(body);
        Quantity quantity = fields.quantity();
        Leverage leverage = fields.leverage();
        Optional<Percent> tolerance = fields.slippage();
        ProtectiveLevels levels = fields.levels();
        Optional<Price> expected = fields.expectedPrice();
        Optional<ClientOrderId> clientOrderId = fields.clientOrderId();
        Optional<SlippageLimit> slippage =
                tolerance.map(t -> new SlippageLimit(t, expected.or(() -> seen(symbol, side))));
        Fingerprint asked =
                Fingerprints.of(
                        Operation.CREATE,
                        symbol,
                        side.value().toLowerCase(Locale.ROOT),
                        quantity,
                        leverage,
                        levels.takeProfit(),
                        levels.stopLoss(),
                        tolerance,
                        expected,
                        clientOrderId);
        return new Wish(
                Operation.CREATE,
                asked,
                header ->
                        new OpenOrder(
                                header,
                                symbol,
                                side,
                                quantity,
                                leverage,
                                levels,
                                slippage,
                                clientOrderId));
    }

    private static String required(JsonObject body, String name) {
        return body.text(name).filter(not(String::isEmpty)).orElseThrow(Operation.CREATE::missing);
    }

    private static OrderFields numbersOf(JsonObject body) {
        if (!body.hasValue("quantity") || !body.hasValue("leverage")) {
            throw Operation.CREATE.missing();
        }
        return new OrderFields(body);
    }

    /// The price that the client must have seen, if there is one; which one is open if the engine
    /// will refuse the side.
    private Optional<Price> seen(RequestedText symbol, RequestedText side) {
        return SymbolNames.symbol(symbol.value())
                .flatMap(quotes::latest)
                .map(quote -> quote.opening(Side.parse(side.value()).orElse(Side.BUY)));
    }
}
