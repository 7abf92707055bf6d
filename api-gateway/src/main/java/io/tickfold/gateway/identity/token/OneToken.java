package io.tickfold.gateway.identity.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/// Takes the token from the only `Authorization`; of two, neither says who the client is.
///
/// It does not look for one among the parameters: for that the server would read the body, and the
/// endpoint would find none.
final class OneToken implements BearerTokenResolver {

    private final BearerTokenResolver only = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
            throw new OAuth2AuthenticationException(
                    BearerTokenErrors.invalidRequest("more than one Authorization"));
        }
        return only.resolve(new WithoutParameters(request));
    }

    /// A request of which only the head is looked at.
    private static final class WithoutParameters extends HttpServletRequestWrapper {

        WithoutParameters(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }
    }
}
