package io.tickfold.gateway.market;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tickfold.contract.value.Ascii;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.contract.value.Symbol;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The names under which clients know a symbol, in any case: `BTCUSDT`, `BTC`, `BTC_USDC_PERP`.
public final class SymbolNames {

    private static final Map<String, Symbol> CANONICAL =
            Stream.of(Asset.values())
                    .map(Asset::name)
                    .flatMap(SymbolNames::namesOf)
                    .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private SymbolNames() {}

    private static Stream<Map.Entry<String, Symbol>> namesOf(String asset) {
        Symbol symbol = new Symbol(asset + "USDT");
        return Stream.of(asset, symbol.value(), asset + "_USDC_PERP")
                .map(name -> Map.entry(name, symbol));
    }

    /// The symbol that has the name, or that the name has the form of; empty if there is neither.
    public static Optional<Symbol> symbol(String name) {
        return canonical(name).or(() -> formed(name));
    }

    private static Optional<Symbol> formed(String name) {
        try {
            return Optional.of(new Symbol(name));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The text to send to the engine: the symbol that has the name, or else the name itself.
    public static RequestedText requested(String name) {
        return new RequestedText(canonical(name).map(Symbol::value).orElse(name));
    }

    /// The symbol that has the name; empty if there is none.
    public static Optional<Symbol> canonical(String name) {
        return Optional.ofNullable(CANONICAL.get(Ascii.upper(name)));
    }
}
