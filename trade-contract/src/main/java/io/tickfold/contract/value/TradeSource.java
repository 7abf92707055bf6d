package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names who numbers the trades of a symbol, such as `binance`: the same number of the same source
/// is the same trade.
public record TradeSource(@JsonValue String value) implements Ordered<String, TradeSource> {

    private static final Form FORM = Form.alphanumeric("_-", 32);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TradeSource {
        FORM.require(value, TradeSource.class);
    }

    @Override
    public String toString() {
        return value;
    }
}
