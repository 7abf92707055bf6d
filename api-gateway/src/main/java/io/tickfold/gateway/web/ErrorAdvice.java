package io.tickfold.gateway.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/// Turns what ends the work on a request into its answer; only our own faults are logged.
@ControllerAdvice
final class ErrorAdvice {

    private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);

    @ExceptionHandler
    Answer refused(RefusedException refused) {
        return refused.answer();
    }

    @ExceptionHandler(RequestRejectedException.class)
    Answer rejected() {
        return GatewayRefusal.BAD_REQUEST.answer();
    }

    /// Spring says for some exceptions how they are to be answered, such as a method not allowed.
    @ExceptionHandler
    Answer other(Exception failure) {
        return failure instanceof ErrorResponse known ? known(known) : fault(failure);
    }

    private static Answer known(ErrorResponse failure) {
        Answer answer = GatewayRefusal.ofStatus(failure.getStatusCode().value());
        for (var header : failure.getHeaders().toSingleValueMap().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    private static Answer fault(Exception fault) {
        log.error("request failed", fault);
        return GatewayRefusal.INTERNAL_ERROR.answer();
    }
}
