package io.tickfold.gateway.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Ends the connection of a client whose body does not arrive in time, however often a byte of it
/// does.
///
/// Tomcat takes the exception for a client that hung up; otherwise it would wait for the rest.
@Component
@Order(Filters.PACE)
final class Pace extends OncePerRequestFilter {

    private static final String DEADLINE = Pace.class.getName();
    private static final String LATE = DEADLINE + ".late";

    private final Duration patience;

    Pace(WebSettings settings) {
        patience = settings.bodyDeadline();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(DEADLINE, System.nanoTime() + patience.toNanos());
        chain.doFilter(request, response);
        if (request.getAttribute(LATE) != null) {
            response.flushBuffer();
            throw new ClientAbortException("the body has not arrived in time");
        }
    }

    /// Reads until the end of the body or of the buffer.
    ///
    /// @return how many bytes
    /// @throws RefusedException if the deadline passes before
    static int read(HttpServletRequest request, byte[] buffer) throws IOException {
        InputStream body = request.getInputStream();
        int length = 0;
        while (length < buffer.length) {
            int more = body.read(buffer, length, buffer.length - length);
            if (more < 0) {
                return length;
            }
            length += more;
            if (isOver(request)) {
                request.setAttribute(LATE, true);
                throw GatewayRefusal.BAD_REQUEST.exception();
            }
        }
        return length;
    }

    private static boolean isOver(HttpServletRequest request) {
        return request.getAttribute(DEADLINE) instanceof Long deadline
                && System.nanoTime() - deadline > 0;
    }
}
