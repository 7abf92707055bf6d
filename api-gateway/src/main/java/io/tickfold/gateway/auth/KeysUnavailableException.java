package io.tickfold.gateway.auth;

import org.springframework.security.core.AuthenticationException;

/// Nobody can tell now whether a token holds, since its issuer's keys cannot be had.
final class KeysUnavailableException extends AuthenticationException {

    KeysUnavailableException(Throwable cause) {
        super("no keys to verify tokens with", cause);
    }
}
