package io.tickfold.gateway.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Answers requests that failed before they reached an endpoint, in place of Spring Boot's page,
/// and those that Spring's firewall turns away.
@Controller
final class ErrorPage implements ErrorController, RequestRejectedHandler {

    @RequestMapping("${server.error.path:${error.path:/error}}")
    Answer answer(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return status instanceof Integer code
                ? Fallbacks.ofStatus(code)
                : GatewayRefusal.NOT_FOUND.answer();
    }

    @Override
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            RequestRejectedException rejected)
            throws IOException {
        Fallbacks.rejected(request).writeTo(request, response);
    }
}
