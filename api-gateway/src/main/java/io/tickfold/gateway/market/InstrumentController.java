package io.tickfold.gateway.market;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.input.Instrument;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// What can be traded, and in which steps and amounts, for everybody.
@Controller
final class InstrumentController implements MarketApi.Instruments {

    private final KnownRules rules;

    InstrumentController(KnownRules rules) {
        this.rules = rules;
    }

    /// The body of the answer.
    @Schema(name = "Instruments")
    record InstrumentsBody(int rulesVersion, List<InstrumentBody> instruments) {}

    /// One instrument of it.
    ///
    /// @param spread how far bid and ask each lie from the trade price, in percent
    @Schema(name = "Instrument")
    record InstrumentBody(
            String symbol,
            BigDecimal priceStep,
            BigDecimal quantityStep,
            BigDecimal minQuantity,
            BigDecimal maxQuantity,
            int maxLeverage,
            BigDecimal spread) {

        static InstrumentBody of(Instrument instrument) {
            return new InstrumentBody(
                    instrument.symbol().value(),
                    instrument.priceStep().value(),
                    instrument.quantityStep().value(),
                    instrument.minQuantity().value(),
                    instrument.maxQuantity().value(),
                    instrument.maxLeverage().value(),
                    instrument.spread().value());
        }
    }

    @Override
    @GetMapping("/api/v1/instruments")
    public Answer instruments() {
        return rules.latest()
                .map(known ->
                        new InstrumentsBody(
                                known.rulesVersion(),
                                known.instruments().stream().map(InstrumentBody::of).toList()))
                .map(Answer::ok)
                .orElseThrow(GatewayRefusal.RULES_UNKNOWN::exception);
    }
}
