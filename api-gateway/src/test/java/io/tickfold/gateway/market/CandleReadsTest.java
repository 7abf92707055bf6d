package io.tickfold.gateway.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.market.MarketTrade;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.SetTime;
import io.tickfold.readmodel.candle.CandleBackfill;
import io.tickfold.readmodel.database.Database;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

class CandleReadsTest extends GatewayHttpTest {

    private static final String CANDLES = "/api/v1/candles";
    private static final Instant NOW = Instant.parse("2026-03-01T12:34:56.789Z");

    @Autowired
    @Qualifier("candleDatabase")
    private Database database;

    @Autowired private SetTime time;

    @AfterEach
    void letTimePass() {
        time.isAheadBy(Duration.ZERO);
    }

    @BeforeEach
    void trade() {
        time.isAheadBy(Duration.between(Instant.now(), NOW));
        CandleBackfill trades = new CandleBackfill(database, new SourceName("binance"));
        trades.add(new Symbol("BTCUSDT"), trade(1, "42350.75", "0.25", "2026-03-01T12:33:01Z"));
        trades.add(new Symbol("BTCUSDT"), trade(2, "42360", "1.5", "2026-03-01T12:33:02Z"));
        trades.add(new Symbol("BTCUSDT"), trade(3, "42340.50", "1", "2026-03-01T12:33:03Z"));
        trades.add(new Symbol("BTCUSDT"), trade(4, "42341", "2", "2026-03-01T12:34:03Z"));
        trades.add(new Symbol("ETHUSDT"), trade(1, "2300", "2", "2026-03-01T12:20:00Z"));
        trades.add(new Symbol("ETHUSDT"), trade(3, "2301", "2", "2026-03-01T12:25:00Z"));
        trades.flush();
    }

    private static MarketTrade trade(long number, String price, String quantity, String time) {
        return new MarketTrade(number, Price.of(price), Quantity.of(quantity), Instant.parse(time));
    }

    @Test
    void tellsAnybodyWhatWasTraded() {
        HttpResponse<String> answer = read("?symbol=btc&interval=1m&to=" + NOW);

        assertThat(answer.body())
                .isEqualTo(
                        "{\"symbol\":\"BTCUSDT\",\"dbSymbol\":\"BTCUSDT\",\"interval\":\"1m\","
                                + "\"from\":\"2026-02-28T12:34:56.789Z\","
                                + "\"to\":\"2026-03-01T12:34:56.789Z\",\"count\":2,\"data\":["
                                + "{\"time\":\"2026-03-01T12:33:00.000Z\",\"open\":42350.75,"
                                + "\"high\":42360,\"low\":42340.5,\"close\":42340.5,"
                                + "\"volume\":2.75,\"trade_count\":3},"
                                + "{\"time\":\"2026-03-01T12:34:00.000Z\",\"open\":42341,"
                                + "\"high\":42341,\"low\":42341,\"close\":42341,\"volume\":2,"
                                + "\"trade_count\":1}]}");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(header(answer, "Cache-Control")).doesNotContain("public");
    }

    @Test
    void saysWhatIsKnownToBeMissing() {
        assertThat(read("?symbol=ETH&interval=1d").body())
                .contains("\"volume\":4,\"trade_count\":2,\"gap\":true}]}");
        assertThat(read("?symbol=SOL&interval=1d").body()).endsWith("\"count\":0,\"data\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "1m,  2026-02-28T12:34:56.789Z",
        "5m,  2026-02-22T12:34:56.789Z",
        "15m, 2026-02-15T12:34:56.789Z",
        "30m, 2026-02-01T12:34:56.789Z",
        "1h,  2025-12-01T12:34:56.789Z",
        "4h,  2025-03-01T12:34:56.789Z",
        "1d,  2021-03-01T12:34:56.789Z",
        "1w,  2021-03-01T12:34:56.789Z",
        "1mo, 2016-03-01T12:34:56.789Z"
    })
    void looksBackAsFarAsTheIntervalHasIt(String interval, String from) {
        assertThat(read("?symbol=BTCUSDT&to=" + NOW + "&interval=" + interval).body())
                .contains("\"interval\":\"" + interval + "\",\"from\":\"" + from + "\"");
    }

    @Test
    void answersCandlesThatBeginWithinTheTimeAskedFor() {
        String range = "&from=2026-03-01T12:33:00Z&to=2026-03-01T12:34:00Z";
        assertThat(read("?symbol=BTC_USDC_PERP&interval=1m" + range).body())
                .contains("\"count\":1,\"data\":[{\"time\":\"2026-03-01T12:33:00.000Z\"");
        String later = "&from=2026-03-01T12:33:00.001Z";
        assertThat(read("?symbol=BTC&interval=1m" + later).body())
                .contains("\"count\":1,\"data\":[{\"time\":\"2026-03-01T12:34:00.000Z\"");
    }

    /// Late trades and files of old ones change candles that have been over for long.
    @Test
    void isNeverKept() {
        String range = "?symbol=BTC&interval=1h&to=2026-03-01T11:00:00Z";
        assertThat(header(read(range), "Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?symbol=BTC",
                "?interval=1m",
                "?symbol=&interval=1m",
                "?symbol=BTC&symbol=ETH&interval=1m",
                "?symbol=BTC&interval="
            })
    void saysInPlainTextWhatIsMissing(String query) {
        assertText(read(query), "MISSING_QUERY_PARAMETERS", "Missing required query parameters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2m", "1M", "1min", "x"})
    void saysInPlainTextThatThereIsNoSuchInterval(String interval) {
        assertText(
                read("?symbol=BTC&interval=" + interval),
                "INVALID_INTERVAL",
                "Invalid interval value");
    }

    private static void assertText(HttpResponse<String> answer, String reason, String text) {
        assertThat(answer.body()).isEqualTo(text);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(header(answer, "Content-Type")).startsWith("text/plain");
        assertThat(header(answer, "Refusal-Reason")).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&from=yesterday",
                "&to=1772366400",
                "&from=2026-03-01T12:00:00Z&to=2026-03-01T12:00:00Z",
                "&from=2026-03-01T12:00:00Z&to=2026-03-01T11:00:00Z",
                "&from=1969-12-31T23:59:59Z",
                "&from=-1000000000-01-01T00:00:00Z",
                "&to=%2B1000000000-12-31T23:59:59.999999999Z",
                "&to=2026-03-01T12:00:00Z&to=2026-03-01T12:00:00Z"
            })
    void refusesTimesThatAreNone(String range) {
        assertRefused(
                read("?symbol=BTC&interval=1mo" + range),
                400,
                "INVALID_TIME_RANGE",
                "from and to must be times such as 2026-03-01T12:00:00Z");
    }

    @Test
    void answersNoMoreThanItCan() {
        String time = "?symbol=BTC&interval=1m&to=2026-03-01T12:00:00Z&from=";
        assertThat(read(time + "2026-02-26T00:40:00Z").statusCode()).isEqualTo(200);
        assertRefused(
                read(time + "2026-02-26T00:39:30Z"),
                400,
                "TOO_MANY_CANDLES",
                "At most 5000 candles at once: ask for a shorter time");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(header(read("?symbol=a%20b&interval=1m"), "Refusal-Reason"))
                .isEqualTo("INVALID_SYMBOLS");
        assertThat(header(read("?symbol=BTC&interval=1m&limit=3"), "Refusal-Reason"))
                .isEqualTo("UNKNOWN_PARAMETER");
    }

    private HttpResponse<String> read(String query) {
        return send(anonymous(CANDLES + query).GET());
    }
}
