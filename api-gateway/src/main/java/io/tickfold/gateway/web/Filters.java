package io.tickfold.gateway.web;

import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.Ordered;

/// The order of the filters that every request passes; the token is checked before the last.
public final class Filters {

    public static final int HEADERS = Ordered.HIGHEST_PRECEDENCE;
    public static final int CROSS_ORIGIN = HEADERS + 1;
    public static final int SHUTDOWN = HEADERS + 2;

    /// Knows the client's address, and nothing else; so does the next.
    public static final int BEFORE_SIGN_IN = SecurityFilterProperties.DEFAULT_FILTER_ORDER - 3;

    /// Turns commands away that would wait in vain.
    public static final int OVERLOAD = BEFORE_SIGN_IN + 2;

    /// Knows whose token it is; so does the next.
    public static final int AFTER_SIGN_IN = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1;

    private Filters() {}
}
