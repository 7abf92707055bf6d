package io.tickfold.gateway.stream;

import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.market.CurrentPrice;
import io.tickfold.gateway.market.KnownRules;
import io.tickfold.gateway.market.LivePrices;
import io.tickfold.gateway.market.SymbolNames;
import io.tickfold.gateway.stream.LiveCandle.CandleKey;
import io.tickfold.gateway.stream.OpenStreams.OpenStream;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RequestValues;
import io.tickfold.readmodel.candle.CandleInterval;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The quotes, live, for everybody; each stream holds a virtual thread until it ends.
@Controller
final class PriceStreamController implements StreamApi.Prices {

    private static final String SYMBOL = "symbol";
    private static final int MAX_SYMBOLS = 50;

    private static final String INTERVAL = "interval";
    private static final int MAX_CANDLES = 50;

    private final LivePrices prices;
    private final LiveCandles candles;
    private final KnownRules rules;
    private final StreamServing serving;

    PriceStreamController(
            LivePrices prices, LiveCandles candles, KnownRules rules, StreamServing serving) {
        this.prices = prices;
        this.candles = candles;
        this.rules = rules;
        this.serving = serving;
    }

    @Override
    @GetMapping("/api/v1/prices/stream")
    public void prices(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Set<Symbol> symbols = symbols(request);
        Set<CandleKey> wanted = candles(request, symbols);
        LatestPrices latest = new LatestPrices(symbols);
        RequestValues.requireOnly(request, SYMBOL, INTERVAL);
        Owner owner = Owner.of(StreamKind.PRICES, request.getRemoteAddr());
        try (OpenStream _ = serving.streams().open(owner, latest::end)) {
            Consumer<LiveCandle> watcher = latest::candle;
            candles.watch(wanted, watcher);
            try {
                SseWriter writer = SseWriter.begin(response, serving.settings().writePatience());
                if (StreamServing.hasReader(request)) {
                    serving.serve(StreamKind.PRICES, () -> watch(latest, writer));
                }
            } finally {
                candles.unwatch(wanted, watcher);
            }
        }
    }

    private boolean watch(LatestPrices latest, SseWriter writer) throws IOException {
        try {
            prices.watch(latest);
            latest.begin(prices.current());
            return stream(latest, writer);
        } finally {
            prices.unwatch(latest);
        }
    }

    /// Those of every symbol that was asked for, in every interval.
    private Set<CandleKey> candles(HttpServletRequest request, Set<Symbol> symbols) {
        List<CandleInterval> intervals =
                values(request, INTERVAL, GatewayRefusal.INVALID_INTERVAL).stream()
                        .map(CandleInterval::of)
                        .map(each -> each.orElseThrow(GatewayRefusal.INVALID_INTERVAL::exception))
                        .distinct()
                        .toList();
        if (!intervals.isEmpty() && symbols.isEmpty()) {
            throw GatewayRefusal.MISSING_QUERY_PARAMETERS.exception();
        }
        if (symbols.size() * intervals.size() > MAX_CANDLES) {
            throw GatewayRefusal.TOO_MANY_CANDLES.exception();
        }
        if (!intervals.isEmpty()) {
            requireListed(symbols);
        }
        return symbols.stream()
                .flatMap(symbol ->
                        intervals.stream().map(interval -> new CandleKey(symbol, interval)))
                .collect(Collectors.toSet());
    }

    /// Symbols that nobody trades would take the place of others' candles.
    private void requireListed(Set<Symbol> symbols) {
        RulesChanged known = rules.latest().orElseThrow(GatewayRefusal.RULES_UNKNOWN::exception);
        if (symbols.stream().anyMatch(symbol -> known.instrument(symbol).isEmpty())) {
            throw GatewayRefusal.INVALID_SYMBOLS.exception();
        }
    }

    private static Set<Symbol> symbols(HttpServletRequest request) {
        Set<Symbol> symbols =
                values(request, SYMBOL, GatewayRefusal.INVALID_SYMBOLS).stream()
                        .map(SymbolNames::symbol)
                        .map(symbol ->
                                symbol.orElseThrow(GatewayRefusal.INVALID_SYMBOLS::exception))
                        .collect(Collectors.toSet());
        if (symbols.size() > MAX_SYMBOLS) {
            throw GatewayRefusal.INVALID_SYMBOLS.exception();
        }
        return symbols;
    }

    /// The parameter may occur more than once, and hold several values with commas between.
    private static List<String> values(
            HttpServletRequest request, String name, GatewayRefusal refusal) {
        return RequestValues.all(request, name, refusal).stream()
                .flatMap(list -> Stream.of(list.split(",", MAX_SYMBOLS + 1)))
                .toList();
    }

    private boolean stream(LatestPrices latest, SseWriter writer) throws IOException {
        writer.comment();
        writer.flush();
        while (!latest.isEnded()) {
            List<CurrentPrice> news = latest.take(serving.settings().heartbeat());
            write(news, latest.takeCandles(), writer);
            writer.flush();
        }
        return false;
    }

    private static void write(List<CurrentPrice> prices, List<LiveCandle> candles, SseWriter writer)
            throws IOException {
        for (CurrentPrice price : prices) {
            writer.event("price", PriceJson.event(price));
        }
        for (LiveCandle candle : candles) {
            writer.event("candle", candle.json());
        }
        if (prices.isEmpty() && candles.isEmpty()) {
            writer.comment();
        }
    }
}
