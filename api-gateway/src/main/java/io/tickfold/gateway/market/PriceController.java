package io.tickfold.gateway.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.value.SourceName;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.IsoTime;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The last quotes, for everybody.
@Controller
final class PriceController implements MarketApi.Prices {

    private final LivePrices prices;

    PriceController(LivePrices prices) {
        this.prices = prices;
    }

    /// The body of the answer.
    @Schema(name = "Prices")
    record PricesBody(List<PriceBody> prices) {}

    /// One symbol of it.
    ///
    /// @param stale whether it is too old to trade at
    /// @param source whose price it is; absent if that is not known
    @Schema(name = "Price")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record PriceBody(
            String symbol,
            BigDecimal bid,
            BigDecimal ask,
            String at,
            boolean stale,
            Optional<String> source) {

        static PriceBody of(CurrentPrice price) {
            return new PriceBody(
                    price.symbol().value(),
                    price.quote().bid().value(),
                    price.quote().ask().value(),
                    IsoTime.of(price.at()),
                    price.isStale(),
                    price.source().map(SourceName::value));
        }
    }

    @Override
    @GetMapping("/api/v1/prices")
    public Answer prices() {
        return Answer.ok(new PricesBody(prices.current().stream().map(PriceBody::of).toList()));
    }
}
