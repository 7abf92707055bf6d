package io.tickfold.gateway.stream;

import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.web.IsoTime;
import io.tickfold.readmodel.candle.Candle;
import io.tickfold.readmodel.candle.CandleInterval;
import java.util.Locale;

/// A candle that may still change.
record LiveCandle(CandleKey key, Candle candle) {

    /// Whose candles, and of which length.
    record CandleKey(Symbol symbol, CandleInterval interval) {}

    /// As in `GET /candles`, with symbol and interval; nothing of it has anything to escape.
    String json() {
        return String.format(
                Locale.ROOT,
                "{\"symbol\":\"%s\",\"interval\":\"%s\",\"time\":\"%s\",\"open\":%s,\"high\":%s,"
                        + "\"low\":%s,\"close\":%s,\"volume\":%s,\"trade_count\":%d%s}",
                key.symbol(),
                key.interval(),
                IsoTime.of(candle.time()),
                candle.open().toPlainString(),
                candle.high().toPlainString(),
                candle.low().toPlainString(),
                candle.close().toPlainString(),
                candle.volume().toPlainString(),
                candle.trades(),
                candle.isIncomplete() ? ",\"gap\":true" : "");
    }
}
