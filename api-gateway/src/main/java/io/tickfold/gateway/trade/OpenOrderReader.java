package io.tickfold.gateway.trade;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.SlippageLimit;
import io.tickfold.contract.value.Ascii;
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
import io.tickfold.gateway.market.KnownRules;
import io.tickfold.gateway.market.Quotes;
import io.tickfold.gateway.market.SymbolNames;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.JsonObject;
import io.tickfold.gateway.web.RefusedException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Makes the command out of the body of a create request, checking it in the contract's order.
@Component
final class OpenOrderReader {

    private static final String SYMBOL = "symbol";
    private static final String TYPE = "type";
    private static final List<String> FIELDS =
            List.of(
                    SYMBOL,
                    TYPE,
                    OrderFields.QUANTITY.name(),
                    OrderFields.LEVERAGE.name(),
                    OrderFields.SLIPPAGE.name(),
                    OrderFields.TAKE_PROFIT.name(),
                    OrderFields.STOP_LOSS.name(),
                    OrderFields.EXPECTED_PRICE.name(),
                    OrderFields.CLIENT_ORDER_ID);

    private final Quotes quotes;
    private final KnownRules rules;

    OpenOrderReader(Quotes quotes, KnownRules rules) {
        this.quotes = quotes;
        this.rules = rules;
    }

    /// @throws RefusedException if the body does not ask for an order
    Wish read(JsonObject body) {
        requireComplete(body);
        body.requireOnly(FIELDS);
        RequestedText symbol =
                SymbolNames.requested(text(body, SYMBOL, GatewayRefusal.INVALID_SYMBOL));
        RequestedText side = new RequestedText(text(body, TYPE, GatewayRefusal.INVALID_TYPE));
        OrderFields fields = new OrderFields(body, instrument(symbol));
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
                        Ascii.lower(side.value()),
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

    private static void requireComplete(JsonObject body) {
        boolean complete =
                isGiven(body, SYMBOL)
                        && isGiven(body, TYPE)
                        && body.hasValue(OrderFields.QUANTITY.name())
                        && body.hasValue(OrderFields.LEVERAGE.name());
        if (!complete) {
            throw Operation.CREATE.missing();
        }
    }

    private static boolean isGiven(JsonObject body, String name) {
        return body.hasValue(name) && body.text(name).filter(String::isEmpty).isEmpty();
    }

    private static String text(JsonObject body, String name, GatewayRefusal refusal) {
        return body.text(name).orElseThrow(refusal::exception);
    }

    /// If it can be traded, as far as this gateway knows.
    private Optional<Instrument> instrument(RequestedText symbol) {
        return SymbolNames.symbol(symbol.value()).flatMap(rules::instrument);
    }

    /// The price that the client must have seen, if there is one; which one is open if the engine
    /// will refuse the side.
    private Optional<Price> seen(RequestedText symbol, RequestedText side) {
        return SymbolNames.symbol(symbol.value())
                .flatMap(quotes::latest)
                .map(quote -> quote.opening(Side.parse(side.value()).orElse(Side.BUY)));
    }
}
