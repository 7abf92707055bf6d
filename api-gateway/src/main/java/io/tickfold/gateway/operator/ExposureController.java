package io.tickfold.gateway.operator;

import static java.math.BigDecimal.ZERO;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.account.Valuation;
import io.tickfold.gateway.market.Quotes;
import io.tickfold.gateway.readmodel.Reads;
import io.tickfold.gateway.readmodel.SharedRead;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.RequestValues;
import io.tickfold.readmodel.query.AllAccounts;
import io.tickfold.readmodel.query.Holding;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Tells operators what the open orders of everybody come to.
@Controller
final class ExposureController implements OperatorApi.Exposures {

    private static final int DECIMALS = 2;

    private final SharedRead<List<Holding>> exposure;
    private final Quotes quotes;

    ExposureController(Reads reads, Quotes quotes) {
        this.exposure = new SharedRead<>(reads, AllAccounts::exposure);
        this.quotes = quotes;
    }

    /// The body of the answer.
    @Schema(name = "Exposure")
    record ExposureBody(List<SymbolExposure> symbols) {}

    /// The open orders of all accounts in a symbol.
    ///
    /// @param netQuantity what is bought less what is sold
    /// @param unrealisedProfit of the accounts; null while there is no quote
    @Schema(name = "SymbolExposure")
    record SymbolExposure(
            String symbol,
            long openOrders,
            BigDecimal longQuantity,
            BigDecimal shortQuantity,
            BigDecimal netQuantity,
            BigDecimal marginUsed,
            @Schema(types = {"number", "null"}) @Nullable BigDecimal unrealisedProfit) {}

    @GetMapping("/api/v1/admin/exposure")
    @Override
    public Answer exposure(HttpServletRequest request) {
        RequestValues.requireOnly(request);
        return Answer.ok(
                new ExposureBody(
                        exposure.answer(request).stream()
                                .collect(groupingBy(Holding::symbol, TreeMap::new, toList()))
                                .entrySet()
                                .stream()
                                .map(each -> of(each.getKey(), each.getValue()))
                                .toList()));
    }

    private SymbolExposure of(Symbol symbol, List<Holding> holdings) {
        BigDecimal bought = quantity(holdings, Side.BUY);
        BigDecimal sold = quantity(holdings, Side.SELL);
        return new SymbolExposure(
                symbol.value(),
                holdings.stream().mapToLong(Holding::orders).sum(),
                bought,
                sold,
                plain(bought.subtract(sold)),
                money(Valuation.margin(holdings)),
                Valuation.profit(holdings, quotes).map(ExposureController::money).orElse(null));
    }

    private static BigDecimal quantity(List<Holding> holdings, Side side) {
        return plain(
                holdings.stream()
                        .filter(holding -> holding.side() == side)
                        .map(Holding::quantity)
                        .reduce(ZERO, BigDecimal::add));
    }

    private static BigDecimal plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros();
    }

    private static BigDecimal money(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
}
