package io.tickfold.gateway.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers requests that failed before they reached an endpoint, in place of Spring Boot's page.
@RestController
final class ErrorPage implements ErrorController {

    @RequestMapping("${server.error.path:${error.path:/error}}")
    ResponseEntity<byte[]> answer(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Answer answer =
                status instanceof Integer code
                        ? GatewayRefusal.ofStatus(code)
                        : GatewayRefusal.NOT_FOUND.answer();
        return answer.toResponse();
    }
}
