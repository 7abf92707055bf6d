package io.tickfold.gateway.stream;

import io.tickfold.gateway.web.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/// Runs streams whose answer has begun; however one ends, its client just reconnects.
@Component
record StreamServing(OpenStreams streams, StreamMeters meters, StreamSettings settings) {

    private static final Logger log = LoggerFactory.getLogger(StreamServing.class);

    /// A stream; it returns when it ends.
    @FunctionalInterface
    interface Stream {

        /// Whether it ended because its client was too slow.
        boolean run() throws IOException;
    }

    /// Whether anybody reads the stream: after `HEAD` the web server drops it, and never notices
    /// that the client is gone.
    static boolean hasReader(HttpServletRequest request) {
        return !HttpMethod.HEAD.matches(request.getMethod());
    }

    /// Returns when the stream has ended; that a client is gone is nothing to report.
    void serve(StreamKind kind, Stream stream) {
        try {
            if (stream.run()) {
                meters.slow(kind);
            }
        } catch (IOException e) {
            broken(kind, e);
        } catch (RefusedException e) {
            log.debug("a stream of {} ended early", kind.tag(), e);
        } catch (RuntimeException e) {
            log.error("a stream of {} failed", kind.tag(), e);
        }
    }

    /// Counts the stream if its client took nothing in for too long.
    void broken(StreamKind kind, IOException failure) {
        if (isSlow(failure)) {
            meters.slow(kind);
        }
        log.debug("a stream of {} broke off", kind.tag(), failure);
    }

    private static boolean isSlow(IOException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SocketTimeoutException;
    }
}
