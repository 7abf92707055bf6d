package io.tickfold.gateway.identity.signin;

import io.swagger.v3.oas.annotations.Hidden;
import io.tickfold.gateway.web.Access;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.Endpoint;
import jakarta.servlet.http.HttpServletRequest;

/// The endpoint of the demo user, which is no part of the API: a deployment does not have it.
interface DemoApi {

    @Hidden
    @Endpoint(access = Access.PUBLIC)
    Answer signIn(HttpServletRequest request);

    /// The body for a demo user.
    record DemoBody(String account, String token) {}
}
