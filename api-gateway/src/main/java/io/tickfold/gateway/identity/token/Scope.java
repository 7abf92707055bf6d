package io.tickfold.gateway.identity.token;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
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

    /// The scope that tokens name so, if there is one.
    public static Optional<Scope> named(String name) {
        return Stream.of(values()).filter(scope -> scope.text.equals(name)).findFirst();
    }
}
