package io.tickfold.gateway.auth;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import java.util.stream.Stream;

/// What a token may allow beyond trading and reading.
public enum Scope {
    /// Take money out of the token's own account.
    WITHDRAW("withdraw"),
    /// An operator's rights: deposit and adjust in any account, halt symbols.
    FUNDS_WRITE("funds:write");

    static final String CLAIM = "scope";

    private static final String AUTHORITY = "SCOPE_";

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /// The name by which Spring Security knows it.
    String authority() {
        return AUTHORITY + text;
    }

    static String claim(Set<Scope> scopes) {
        return scopes.stream().sorted().map(scope -> scope.text).collect(joining(" "));
    }

    /// Reads names that are separated by commas.
    ///
    /// @throws IllegalArgumentException if there is none of a name
    static Set<Scope> parse(String names) {
        return Stream.of(names.split(",", -1)).map(Scope::named).collect(toUnmodifiableSet());
    }

    private static Scope named(String name) {
        return Stream.of(values())
                .filter(scope -> scope.text.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("--scope takes withdraw and funds:write"));
    }
}
