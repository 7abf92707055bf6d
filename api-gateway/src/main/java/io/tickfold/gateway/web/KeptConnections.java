package io.tickfold.gateway.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/// Keeps connections open on which an ordinary refusal was answered.
///
/// Tomcat closes a connection for the status of an answer alone, which it looks at before anything
/// else of it. So such an answer begins with a status that Tomcat does not mind, and gets its own
/// before its first byte is written: when Tomcat asks its protocol whether to compress it.
public final class KeptConnections {

    /// A status for which Tomcat closes no connection.
    public static final int HARMLESS = HttpStatus.UNPROCESSABLE_CONTENT.value();

    private static final String SUPPORTED = KeptConnections.class.getName();
    private static final ScopedValue<Integer> STATUS = ScopedValue.newInstance();

    private KeptConnections() {}

    /// Says that the connections to this context are served by a protocol that calls [#restore].
    public static void support(ServletContext context) {
        context.setAttribute(SUPPORTED, true);
    }

    /// Gives the answer that is being written its status, if it has another one for now.
    public static void restore(IntConsumer status) {
        if (STATUS.isBound()) {
            status.accept(STATUS.get());
        }
    }

    /// Whether an answer with a body can be written that keeps the connection open.
    static boolean isPossible(HttpServletRequest request) {
        return !HttpMethod.HEAD.matches(request.getMethod())
                && Optional.ofNullable(request.getServletContext())
                        .map(context -> context.getAttribute(SUPPORTED))
                        .isPresent();
    }

    /// Writes the whole body of an answer that has no status yet.
    static void write(HttpServletResponse response, int status, byte[] body) throws IOException {
        ScopedValue.where(STATUS, status)
                .call(() -> {
                    response.setStatus(HARMLESS);
                    response.getOutputStream().write(body);
                    response.flushBuffer();
                    return body;
                });
    }
}
