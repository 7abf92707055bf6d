package io.tickfold.gateway.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Refuses parameters in the address of a request that changes something: all that such a request
/// says is in its body, and who writes `close-all?symbol=SOL` does not mean every symbol.
@Component
final class WriteParameters implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        String query = request.getQueryString();
        boolean isWrite =
                request.getDispatcherType() == DispatcherType.REQUEST
                        && !READING.contains(request.getMethod());
        if (isWrite && query != null && !query.isEmpty()) {
            List<String> names =
                    Stream.of(query.split("&", -1)).map(pair -> pair.split("=", 2)[0]).toList();
            UnknownNames.refuse(GatewayRefusal.UNKNOWN_PARAMETER, names, List.of());
        }
        return true;
    }
}
