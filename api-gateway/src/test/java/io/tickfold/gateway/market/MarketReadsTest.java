package io.tickfold.gateway.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.KnownInstruments;
import io.tickfold.gateway.ScriptedMarket;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class MarketReadsTest extends GatewayHttpTest {

    @Autowired private ScriptedMarket market;

    @BeforeEach
    void forgetTheMarket() {
        market.reset();
    }

    @Test
    void tellsAnybodyThePricesWithTheirDecimals() {
        assertThat(read("/api/v1/prices").body()).isEqualTo("{\"prices\":[]}");
        market.price("ETHUSDT", "2261.10", "2262");
        market.price("BTCUSDT", "42350.75", "42351.50");
        assertThat(read("/api/v1/prices").body())
                .isEqualTo(
                        "{\"prices\":[{\"symbol\":\"BTCUSDT\",\"bid\":42350.75,\"ask\":42351.50,"
                                + "\"at\":\"2026-03-01T12:00:00.000Z\",\"stale\":false},"
                                + "{\"symbol\":\"ETHUSDT\",\"bid\":2261.10,\"ask\":2262.00,"
                                + "\"at\":\"2026-03-01T12:00:00.000Z\",\"stale\":false}]}");
    }

    @Test
    void tellsAnybodyWhatCanBeTradedOnceItKnows() {
        HttpResponse<String> unknown = read("/api/v1/instruments");
        assertUnavailable(unknown, "RULES_UNKNOWN");
        market.rules(KnownInstruments.BITCOIN);
        assertThat(read("/api/v1/instruments").body())
                .isEqualTo(
                        "{\"rulesVersion\":1,\"instruments\":[{\"symbol\":\"BTCUSDT\","
                                + "\"priceStep\":0.01,\"quantityStep\":0.0001,"
                                + "\"minQuantity\":0.0001,\"maxQuantity\":100,"
                                + "\"maxLeverage\":100,\"spread\":0.5}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTC/btc", "ETH/eth", "SOL/sol"})
    void servesEachAssetWithItsImage(String asset) {
        String symbol = asset.substring(0, 3);
        String path = "/assets/" + asset.substring(4) + ".svg";
        assertThat(read("/api/v1/supportedAssets").body())
                .contains("{\"symbol\":\"" + symbol + "\",\"name\":")
                .containsPattern("\"imageUrl\":\"http://127\\.0\\.0\\.1:\\d+" + path + "\"");
        HttpResponse<String> image = read(path);
        assertThat(image.statusCode()).isEqualTo(200);
        assertThat(image.body()).startsWith("<svg ");
        assertThat(header(image, "Content-Type")).isEqualTo("image/svg+xml");
        assertThat(header(image, "Cache-Control")).isEqualTo("max-age=86400, public");
        assertThat(header(image, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(image, "Content-Security-Policy")).contains("default-src 'none'");
    }

    /// A page of somebody else's name must not decide from where browsers load images.
    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:80", "192.0.2.7", "localhost.evil.example"})
    void takesTheAddressOfImagesFromNobodyElse(String host) {
        assertThat(assetsAt(host))
                .contains("\"imageUrl\":\"http://127.0.0.1:" + port() + "/assets/btc.svg\"")
                .doesNotContain("evil", "192.0.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
    void takesTheNamesOfThisMachineFromAnybody(String host) {
        String reached = host + ":" + port();
        assertThat(assetsAt(reached)).contains("\"http://" + reached + "/assets/btc.svg\"");
    }

    private String assetsAt(String host) {
        return raw(
                "GET /api/v1/supportedAssets HTTP/1.1\r\nHost: "
                        + host
                        + "\r\nConnection: close\r\n\r\n");
    }

    @Test
    void hasNoOtherImages() {
        assertRefused(read("/assets/doge.svg"), 404, "NOT_FOUND", "Not found");
    }

    private HttpResponse<String> read(String path) {
        return send(anonymous(path).GET());
    }
}
