package io.tickfold.gateway.operator;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.InstrumentState;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.market.CurrentPrice;
import io.tickfold.gateway.market.KnownRules;
import io.tickfold.gateway.market.LivePrices;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.IsoTime;
import io.tickfold.gateway.web.RequestValues;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Tells operators how old the quote of each instrument is, and which instruments are halted.
@Controller
final class SymbolsController implements OperatorApi.Symbols {

    private final KnownRules rules;
    private final LivePrices prices;
    private final HaltRecords halts;
    private final InstantSource time;

    SymbolsController(KnownRules rules, LivePrices prices, HaltRecords halts, InstantSource time) {
        this.rules = rules;
        this.prices = prices;
        this.halts = halts;
        this.time = time;
    }

    /// The body of the answer.
    @Schema(name = "OperatedSymbols")
    record SymbolsBody(List<SymbolBody> symbols) {}

    /// An instrument.
    ///
    /// @param halted by the rules, or by an operator as far as that was recorded
    /// @param change the last halt or resumption; absent if there was none
    /// @param quote the last one; absent before the first
    @Schema(name = "OperatedSymbol")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SymbolBody(
            String symbol,
            boolean halted,
            Optional<ChangeBody> change,
            Optional<QuoteBody> quote) {}

    /// A quote and its age.
    ///
    /// @param stale whether it is too old to trade at
    @Schema(name = "AgedQuote")
    record QuoteBody(
            BigDecimal bid,
            BigDecimal ask,
            String at,
            long ageMillis,
            boolean stale,
            @Schema(types = {"string", "null"}) @Nullable String source) {

        static QuoteBody of(CurrentPrice price, Instant now) {
            return new QuoteBody(
                    price.quote().bid().value(),
                    price.quote().ask().value(),
                    IsoTime.of(price.at()),
                    Math.max(0, Duration.between(price.at(), now).toMillis()),
                    price.isStale(),
                    price.source().map(SourceName::value).orElse(null));
        }
    }

    /// What an operator did to the symbol last.
    ///
    /// @param complete whether every partition is known to have been told
    @Schema(name = "HaltChange")
    record ChangeBody(
            String operator,
            String at,
            @Schema(types = {"string", "null"}) @Nullable String reason,
            boolean complete) {

        static ChangeBody of(HaltRecord halt) {
            return new ChangeBody(
                    halt.operator().value(),
                    IsoTime.of(halt.at()),
                    halt.reason().map(AdjustmentReason::value).orElse(null),
                    halt.complete());
        }
    }

    @GetMapping("/api/v1/admin/symbols")
    @Override
    public Answer symbols(HttpServletRequest request) {
        RequestValues.requireOnly(request);
        List<Instrument> instruments =
                rules.latest().orElseThrow(GatewayRefusal.RULES_UNKNOWN::exception).instruments();
        Map<Symbol, HaltRecord> changes =
                halts.all().orElseThrow(GatewayRefusal.SERVICE_UNAVAILABLE::exception).stream()
                        .collect(toMap(HaltRecord::symbol, identity()));
        Map<Symbol, CurrentPrice> quotes =
                prices.current().stream().collect(toMap(CurrentPrice::symbol, identity()));
        Instant now = time.instant();
        return Answer.ok(
                new SymbolsBody(
                        instruments.stream()
                                .sorted(Comparator.comparing(Instrument::symbol))
                                .map(instrument ->
                                        body(
                                                instrument,
                                                Optional.ofNullable(
                                                        changes.get(instrument.symbol())),
                                                Optional.ofNullable(quotes.get(instrument.symbol()))
                                                        .map(price -> QuoteBody.of(price, now))))
                                .toList()));
    }

    private static SymbolBody body(
            Instrument instrument, Optional<HaltRecord> change, Optional<QuoteBody> quote) {
        return new SymbolBody(
                instrument.symbol().value(),
                instrument.stateNow() == InstrumentState.HALTED
                        || change.filter(HaltRecord::halted).isPresent(),
                change.map(ChangeBody::of),
                quote);
    }
}
