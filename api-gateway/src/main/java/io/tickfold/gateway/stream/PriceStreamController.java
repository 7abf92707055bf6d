package io.tickfold.gateway.stream;

import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.market.CurrentPrice;
import io.tickfold.gateway.market.LivePrices;
import io.tickfold.gateway.market.SymbolNames;
import io.tickfold.gateway.stream.OpenStreams.OpenStream;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RequestValues;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The quotes, live, for everybody; each stream holds a virtual thread until it ends.
@Controller
final class PriceStreamController implements StreamApi.Prices {

    private static final String SYMBOL = "symbol";
    private static final int MAX_SYMBOLS = 50;

    private final LivePrices prices;
    private final StreamServing serving;

    PriceStreamController(LivePrices prices, StreamServing serving) {
        this.prices = prices;
        this.serving = serving;
    }

    @Override
    @GetMapping("/api/v1/prices/stream")
    public void prices(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LatestPrices latest = new LatestPrices(symbols(request));
        RequestValues.requireOnly(request, SYMBOL);
        Owner owner = Owner.of(StreamKind.PRICES, request.getRemoteAddr());
        try (OpenStream _ = serving.streams().open(owner, latest::end)) {
            SseWriter writer = SseWriter.begin(response, serving.settings().writePatience());
            if (StreamServing.hasReader(request)) {
                serving.serve(StreamKind.PRICES, () -> watch(latest, writer));
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

    private static Set<Symbol> symbols(HttpServletRequest request) {
        Set<Symbol> symbols =
                names(request).stream()
                        .map(SymbolNames::symbol)
                        .map(symbol ->
                                symbol.orElseThrow(GatewayRefusal.INVALID_SYMBOLS::exception))
                        .collect(Collectors.toSet());
        if (symbols.size() > MAX_SYMBOLS) {
            throw GatewayRefusal.INVALID_SYMBOLS.exception();
        }
        return symbols;
    }

    /// The parameter may occur more than once, and hold several names with commas between.
    private static List<String> names(HttpServletRequest request) {
        return RequestValues.all(request, SYMBOL, GatewayRefusal.INVALID_SYMBOLS).stream()
                .flatMap(list -> Stream.of(list.split(",", MAX_SYMBOLS + 1)))
                .toList();
    }

    private boolean stream(LatestPrices latest, SseWriter writer) throws IOException {
        writer.comment();
        writer.flush();
        while (!latest.isEnded()) {
            write(latest.take(serving.settings().heartbeat()), writer);
            writer.flush();
        }
        return false;
    }

    private static void write(List<CurrentPrice> prices, SseWriter writer) throws IOException {
        for (CurrentPrice price : prices) {
            writer.event("price", PriceJson.event(price));
        }
        if (prices.isEmpty()) {
            writer.comment();
        }
    }
}
