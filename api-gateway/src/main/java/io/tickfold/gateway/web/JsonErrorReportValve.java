package io.tickfold.gateway.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what Tomcat itself refuses, such as a malformed request line, in place of its HTML page.
///
/// Tomcat makes it by its class name.
public final class JsonErrorReportValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(JsonErrorReportValve.class);
    private static final int FIRST_ERROR = 400;
    private static final StringManager HEADERS =
            StringManager.getManager("org.apache.tomcat.util.http");
    private static final String TOO_LARGE =
            StringManager.getManager("org.apache.coyote.http11")
                    .getString("iib.requestheadertoolarge.error");

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        boolean answered =
                response.getStatus() < FIRST_ERROR
                        || response.getContentWritten() > 0
                        || !response.setErrorReported();
        if (!answered && isWritable(response)) {
            write(request, response, answer(request, response.getStatus(), failure));
        }
    }

    private static boolean isWritable(Response response) {
        AtomicBoolean allowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }

    private static void write(Request request, Response response, Answer answer) {
        try {
            SecurityHeaders.write(request, response);
            answer.writeTo(request, response);
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            log.debug("error not reported", e);
        }
    }

    /// Tomcat itself is unavailable only while it stops.
    private static Answer answer(Request request, int status, @Nullable Throwable failure) {
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            return ShutdownGate.refused();
        }
        boolean tooLarge = failure != null && isTooLarge(failure.getMessage(), request);
        return tooLarge ? tooLarge(request) : Fallbacks.ofStatus(status);
    }

    /// By its words alone Tomcat tells these mistakes from others.
    private static boolean isTooLarge(@Nullable String words, Request request) {
        return TOO_LARGE.equals(words)
                || (request.getConnector().getProtocolHandler()
                                instanceof AbstractHttp11Protocol<?> http
                        && HEADERS.getString("headers.maxCountFail", http.getMaxHeaderCount())
                                .equals(words));
    }

    /// A request whose first line did not end requires nothing yet.
    private static Answer tooLarge(Request request) {
        return request.getCoyoteRequest().requestURI().isNull()
                ? GatewayRefusal.URI_TOO_LONG.answer()
                : GatewayRefusal.HEADERS_TOO_LARGE.answer();
    }
}
