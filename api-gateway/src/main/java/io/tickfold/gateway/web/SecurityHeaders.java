package io.tickfold.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.stereotype.Component;

/// What every answer tells browsers, unless the endpoint has said something else, and why an error
/// is one, should nobody else have said so.
@Component
@Order(Filters.HEADERS)
final class SecurityHeaders extends HeaderWriterFilter {

    private static final int FIRST_ERROR = 400;

    /// Nothing that the API answers is a page.
    private static final String NO_CONTENT = "default-src 'none'; frame-ancestors 'none'";

    /// The page of the API's description loads nothing from anywhere else.
    private static final String PAGE =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; connect-src 'self'; frame-ancestors 'none';"
                    + " base-uri 'none'; form-action 'none'";

    /// The last one writes over https only.
    private static final List<HeaderWriter> WRITERS =
            List.of(
                    new XContentTypeOptionsHeaderWriter(),
                    new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
                    new DelegatingRequestMatcherHeaderWriter(
                            SecurityHeaders::isPage, new ContentSecurityPolicyHeaderWriter(PAGE)),
                    new ContentSecurityPolicyHeaderWriter(NO_CONTENT),
                    new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER),
                    new CacheControlHeadersWriter(),
                    SecurityHeaders::writeReason,
                    new HstsHeaderWriter());

    SecurityHeaders() {
        super(WRITERS);
    }

    /// Some requests reach no filter before their error is written.
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /// A malformed request has no address.
    private static boolean isPage(HttpServletRequest request) {
        return Optional.ofNullable(request.getRequestURI())
                .filter(address -> address.startsWith("/swagger-ui/"))
                .isPresent();
    }

    /// Libraries set the status of some errors and nothing else.
    private static void writeReason(HttpServletRequest request, HttpServletResponse response) {
        int status = response.getStatus();
        if (status >= FIRST_ERROR && !response.containsHeader(Answer.REFUSAL_REASON)) {
            response.setHeader(Answer.REFUSAL_REASON, Fallbacks.reason(status));
        }
    }

    static void write(HttpServletRequest request, HttpServletResponse response) {
        WRITERS.forEach(writer -> writer.writeHeaders(request, response));
    }
}
