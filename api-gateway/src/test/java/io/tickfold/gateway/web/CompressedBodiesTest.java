package io.tickfold.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedBodiesTest extends GatewayHttpTest {

    private static final int LIMIT = 16 * 1024;
    private static final String ORDER =
            "{\"symbol\":\"BTC\",\"type\":\"buy\",\"quantity\":1,\"leverage\":1}";

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
    void areTakenUpToTheLimit(String coding) {
        engine.answers(Events.opened());
        assertThat(coded(zipped(LIMIT), coding).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 10_000_000})
    void areUnpackedNoFurther(int length) {
        assertRefused(coded(zipped(length), "gzip"), 413, "PAYLOAD_TOO_LARGE", "Payload too large");
        assertThat(engine.commands()).isEmpty();
    }

    @Test
    void areRefusedIfTheyAreBroken() {
        byte[] whole = zipped(ORDER.length());
        byte[] half = Arrays.copyOf(whole, whole.length - 9);
        for (byte[] body : List.of(ORDER.getBytes(UTF_8), half)) {
            assertRefused(coded(body, "gzip"), 400, "INVALID_BODY", "Body is not valid gzip");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "gzip, identity"})
    void areRefusedInOtherCodings(String coding) {
        HttpResponse<String> response = coded(zipped(LIMIT), coding);
        assertRefused(
                response,
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                "Content-Encoding must be gzip, or absent");
        assertThat(header(response, "Accept-Encoding")).isEqualTo("gzip");
    }

    private HttpResponse<String> coded(byte[] body, String coding) {
        return send(
                json(CREATE, "")
                        .header("Content-Encoding", coding)
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    private static byte[] zipped(int length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(ORDER.getBytes(UTF_8));
            packing.write(" ".repeat(length - ORDER.length()).getBytes(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
