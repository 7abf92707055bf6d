package io.tickfold.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Writes the [Answer] that an endpoint or a handler of exceptions returns; nothing, if it is none.
@Component
final class AnswerHandler implements HandlerMethodReturnValueHandler, WebMvcConfigurer {

    /// Tomcat has a buffer of that size for each connection.
    private static final int SMALL = 8 * 1_024;

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(this);
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return returnType.getParameterType() == Answer.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object returnValue,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest request)
            throws IOException {
        HttpServletRequest asked = request.getNativeRequest(HttpServletRequest.class);
        HttpServletResponse response = request.getNativeResponse(HttpServletResponse.class);
        container.setRequestHandled(true);
        if (returnValue instanceof Answer answer && asked != null && response != null) {
            write(answer, asked, response);
        }
    }

    /// What a client reads needs room; what it has had done is told in any case.
    private static void write(
            Answer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Answer told = answer.inJson();
        int bytes = told.json().length;
        Room room = bytes > SMALL && isRead(request) ? Room.of(request) : Room.ENDLESS;
        Optional<GatewayRefusal> refused = room.take(bytes);
        if (refused.isPresent()) {
            refused.get().answer().with(HttpHeaders.RETRY_AFTER, "1").writeTo(request, response);
            return;
        }
        try {
            told.writeTo(request, response);
        } finally {
            room.giveBack(bytes);
        }
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals(HttpMethod.GET.name());
    }
}
