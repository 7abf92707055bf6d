package io.tickfold.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.ScriptedMarket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What is sent to clients that take gzip.
class CompressionTest extends GatewayHttpTest {

    private static final String PRICES = "/api/v1/prices";

    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired private ScriptedMarket market;

    @BeforeEach
    void quoteManySymbols() {
        market.reset();
        for (int i = 0; i < 100; i++) {
            market.price("SYMBOL" + i, "1.00", "2.00");
        }
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void packsLargeAnswers() throws Exception {
        HttpResponse<byte[]> packed = bytes(gzip(PRICES).GET());
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().allValues("Vary")).anyMatch(v -> v.contains("ncoding"));
        assertThat(packed.body()).hasSizeLessThan(2_000);
        assertThat(unpacked(packed.body())).isEqualTo(get(PRICES).body()).hasSizeGreaterThan(7_000);
    }

    @Test
    void packsNothingForOthers() throws Exception {
        HttpResponse<byte[]> plain = bytes(anonymous(PRICES).GET());
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().firstValueAsLong("Content-Length"))
                .hasValue(plain.body().length);
    }

    @Test
    void packsNoSmallAnswers() throws Exception {
        HttpResponse<byte[]> small = bytes(gzip("/api/v1/supportedAssets").GET());
        assertThat(small.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(small.body()).hasSizeLessThan(1_024);
    }

    @Test
    void packsNoStreams() throws Exception {
        HttpRequest request = gzip("/api/v1/prices/stream").GET().build();
        HttpResponse<InputStream> stream = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = stream.body()) {
            assertThat(stream.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(body.read()).isEqualTo(':');
        }
    }

    /// It would be that of another body than the one that GET sends.
    @Test
    void namesNoLengthToHead() throws Exception {
        HttpRequest.Builder head = gzip(PRICES).method("HEAD", HttpRequest.BodyPublishers.noBody());
        assertThat(bytes(head).headers().firstValue("Content-Length")).isEmpty();
    }

    private HttpRequest.Builder gzip(String path) {
        return anonymous(path).header("Accept-Encoding", "gzip");
    }

    private HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String unpacked(byte[] packed) throws IOException {
        try (InputStream body = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(body.readAllBytes(), UTF_8);
        }
    }
}
