package io.tickfold.gateway.web;

import io.tickfold.contract.value.Ascii;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.springframework.http.HttpHeaders;

/// How a body is compressed: by gzip, or not at all.
final class BodyCoding {

    private BodyCoding() {}

    /// The body as it was, of which no more is unpacked than a body may have.
    ///
    /// @throws RefusedException if it is too large, broken, or compressed in another way
    static byte[] decoded(HttpServletRequest request, byte[] sent) {
        List<String> lines = Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING));
        return switch (Ascii.lower(String.join(",", lines).strip())) {
            case "", "identity" -> sent;
            case "gzip", "x-gzip" -> unpacked(sent);
            default -> throw unknown();
        };
    }

    private static byte[] unpacked(byte[] sent) {
        try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return RequestBodies.bounded(body);
        } catch (IOException _) {
            throw JsonFaults.refused("Body is not valid gzip");
        }
    }

    private static RefusedException unknown() {
        String error = "Content-Encoding must be gzip, or absent";
        return new RefusedException(
                GatewayRefusal.UNSUPPORTED_MEDIA_TYPE
                        .answer(new ErrorBody(error))
                        .with(HttpHeaders.ACCEPT_ENCODING, "gzip"));
    }
}
