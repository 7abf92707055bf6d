package io.tickfold.gateway.web;

import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

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
    ///
    /// @return nothing if there is nobody any more to be answered
    @ExceptionHandler
    @Nullable Answer other(Exception failure) {
        if (isHangUp(failure)) {
            log.debug("a client hung up", failure);
            return null;
        }
        return failure instanceof ErrorResponse known ? known(known) : fault(failure);
    }

    private static boolean isHangUp(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case AsyncRequestNotUsableException _, ClientAbortException _ -> true;
            default -> isHangUp(failure.getCause());
        };
    }

    private static Answer known(ErrorResponse failure) {
        Answer answer = Fallbacks.ofStatus(failure.getStatusCode().value());
        for (var header : failure.getHeaders().toSingleValueMap().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return withHead(answer);
    }

    /// Whatever can be got can be asked for its head, too, though Spring does not say so.
    private static Answer withHead(Answer answer) {
        String allowed = answer.headers().getOrDefault(HttpHeaders.ALLOW, "");
        return allowed.contains("GET") && !allowed.contains("HEAD")
                ? answer.with(HttpHeaders.ALLOW, allowed.replace("GET", "GET, HEAD"))
                : answer;
    }

    private static Answer fault(Exception fault) {
        log.error("request failed", fault);
        return GatewayRefusal.INTERNAL_ERROR.answer();
    }
}
