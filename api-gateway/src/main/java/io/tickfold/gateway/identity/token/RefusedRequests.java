package io.tickfold.gateway.identity.token;

import io.tickfold.gateway.web.GatewayRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/// Answers requests without a valid token, or without the right that they need.
final class RefusedRequests implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        if (failure instanceof TokenVerification.KeysUnavailableException) {
            GatewayRefusal.KEYS_UNAVAILABLE.answer().retryAfter(5).writeTo(request, response);
            return;
        }
        boolean sentToken = failure instanceof OAuth2AuthenticationException;
        String challenge = sentToken ? "Bearer error=\"invalid_token\"" : "Bearer";
        GatewayRefusal.UNAUTHORIZED
                .answer()
                .with(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .writeTo(request, response);
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        GatewayRefusal.FORBIDDEN.answer().writeTo(request, response);
    }
}
