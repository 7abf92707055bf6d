package io.tickfold.gateway.readmodel;

import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.readmodel.query.ReadRefusedException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/// Says in HTTP why the read model did not answer, before the handler of all exceptions is asked.
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ReadRefusals {

    @ExceptionHandler
    Answer refused(ReadRefusedException refused) {
        return switch (refused.reason()) {
            case BEHIND -> GatewayRefusal.READ_MODEL_BEHIND.answer().retryAfter(1);
            case OTHER_PARTITION -> GatewayRefusal.INVALID_MIN_POSITION.answer();
        };
    }
}
