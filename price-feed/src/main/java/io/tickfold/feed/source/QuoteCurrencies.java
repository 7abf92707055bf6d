package io.tickfold.feed.source;

import io.tickfold.contract.value.Symbol;
import java.util.List;

/// Tells where the name of an asset ends and that of its currency begins.
final class QuoteCurrencies {

    private static final List<String> KNOWN =
            List.of("FDUSD", "USDT", "USDC", "TUSD", "USD", "EUR", "GBP");

    private QuoteCurrencies() {}

    /// Asset and currency with a separator between them, such as `BTC-USDT`.
    ///
    /// @throws IllegalArgumentException if the symbol does not end with a currency that is known
    static String separated(Symbol symbol, String separator) {
        String value = symbol.value();
        String currency =
                KNOWN.stream()
                        .filter(each -> value.endsWith(each) && value.length() > each.length())
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        value
                                                + " ends with none of "
                                                + KNOWN
                                                + "; the setting names says what the exchange"
                                                + " calls it"));
        return value.substring(0, value.length() - currency.length()) + separator + currency;
    }
}
