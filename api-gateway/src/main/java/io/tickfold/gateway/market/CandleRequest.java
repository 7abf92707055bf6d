package io.tickfold.gateway.market;

import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RequestValues;
import io.tickfold.readmodel.candle.CandleInterval;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;

/// Which candles a client asks for.
///
/// @param to the first moment that is too late
record CandleRequest(Symbol symbol, CandleInterval interval, Instant from, Instant to) {

    /// The most candles of an answer.
    static final int MOST = 5_000;

    private static final String FROM = "from";
    private static final String TO = "to";

    /// @throws io.tickfold.gateway.web.RefusedException if the request says nothing of the kind
    static CandleRequest of(HttpServletRequest request, Instant now) {
        String symbol = required(request, "symbol");
        String interval = required(request, "interval");
        CandleInterval known =
                CandleInterval.of(interval).orElseThrow(GatewayRefusal.INVALID_INTERVAL::exception);
        RequestValues.requireOnly(request, "symbol", "interval", FROM, TO);
        Instant to = time(request, TO).orElse(now);
        return new CandleRequest(
                        SymbolNames.symbol(symbol)
                                .orElseThrow(GatewayRefusal.INVALID_SYMBOLS::exception),
                        known,
                        time(request, FROM).orElseGet(() -> lookBack(known, to)),
                        to)
                .checked();
    }

    private static String required(HttpServletRequest request, String name) {
        GatewayRefusal refusal = GatewayRefusal.MISSING_QUERY_PARAMETERS;
        return RequestValues.text(request, name, refusal)
                .filter(text -> !text.isEmpty())
                .orElseThrow(refusal::exception);
    }

    private static Optional<Instant> time(HttpServletRequest request, String name) {
        return RequestValues.time(request, name, GatewayRefusal.INVALID_TIME_RANGE);
    }

    private static Instant lookBack(CandleInterval interval, Instant to) {
        return switch (interval) {
            case ONE_MINUTE -> to.minus(Duration.ofHours(24));
            case FIVE_MINUTES -> before(to, Period.ofDays(7));
            case FIFTEEN_MINUTES -> before(to, Period.ofDays(14));
            case THIRTY_MINUTES -> before(to, Period.ofMonths(1));
            case ONE_HOUR -> before(to, Period.ofMonths(3));
            case FOUR_HOURS -> before(to, Period.ofYears(1));
            case ONE_DAY, ONE_WEEK -> before(to, Period.ofYears(5));
            case ONE_MONTH -> before(to, Period.ofYears(10));
        };
    }

    private static Instant before(Instant to, Period period) {
        return to.atOffset(ZoneOffset.UTC).minus(period).toInstant();
    }

    private CandleRequest checked() {
        if (!from.isBefore(to)) {
            throw GatewayRefusal.INVALID_TIME_RANGE.exception();
        }
        Duration shortest =
                Duration.between(
                        interval.start(Instant.EPOCH), interval.end(interval.start(Instant.EPOCH)));
        Duration all = Duration.between(from, to);
        if (all.minusNanos(1).dividedBy(shortest) >= MOST) {
            throw GatewayRefusal.TOO_MANY_CANDLES.exception();
        }
        return this;
    }
}
