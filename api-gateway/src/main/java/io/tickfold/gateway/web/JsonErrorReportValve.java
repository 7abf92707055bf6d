package io.tickfold.gateway.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what Tomcat itself refuses, such as a malformed request line, in place of its HTML page.
///
/// Tomcat makes it by its class name.
public final class JsonErrorReportValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(JsonErrorReportValve.class);
    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        boolean answered =
                response.getStatus() < FIRST_ERROR
                        || response.getContentWritten() > 0
                        || !response.setErrorReported();
        if (!answered && isWritable(response)) {
            write(request, response);
        }
    }

    private static boolean isWritable(Response response) {
        AtomicBoolean allowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }

    private static void write(Request request, Response response) {
        try {
            SecurityHeaders.write(request, response);
            answer(response.getStatus()).writeTo(request, response);
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            log.debug("error not reported", e);
        }
    }

    /// Tomcat itself is unavailable only while it stops.
    private static Answer answer(int status) {
        return status == HttpServletResponse.SC_SERVICE_UNAVAILABLE
                ? ShutdownGate.refused()
                : Fallbacks.ofStatus(status);
    }
}
