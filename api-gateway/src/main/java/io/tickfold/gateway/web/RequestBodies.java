package io.tickfold.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;

/// Reads the bodies of requests, never more than 16 KiB of them.
public final class RequestBodies {

    static final int MAX_BYTES = 16 * 1024;

    private RequestBodies() {}

    /// The fields of the body; none if there is no body.
    ///
    /// @throws RefusedException if it is too large, has not arrived, or is anything but one JSON
    ///   object, sent as `application/json` in UTF-8, be it compressed
    public static JsonObject json(HttpServletRequest request) {
        byte[] sent = bytes(request);
        if (sent.length == 0 && request.getContentLengthLong() <= 0) {
            return JsonObject.EMPTY;
        }
        BodyType.requireJson(request);
        return JsonObjectParser.parse(BodyText.of(BodyCoding.decoded(request, sent)));
    }

    private static byte[] bytes(HttpServletRequest request) {
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw GatewayRefusal.PAYLOAD_TOO_LARGE.exception();
        }
        try {
            return bounded(request.getInputStream());
        } catch (IOException _) {
            throw GatewayRefusal.BAD_REQUEST.exception();
        }
    }

    /// @throws RefusedException if there is more
    static byte[] bounded(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw GatewayRefusal.PAYLOAD_TOO_LARGE.exception();
        }
        return bytes;
    }
}
