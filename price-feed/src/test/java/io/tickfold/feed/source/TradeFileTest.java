package io.tickfold.feed.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradeFileTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final String LINE = "17,42350.75000000,0.00100000,42.35,1772366400123,True";

    @TempDir private Path directory;

    @Test
    void readsADumpInMilliseconds() throws IOException {
        assertThat(read("BTCUSDT-trades-2026-03.csv", LINE + "\n"))
                .containsExactly(trade(17, "42350.75", "0.001", NOON));
    }

    @Test
    void readsADumpInMicrosecondsWithAHeaderAndWhetherItWasTheBestMatch() throws IOException {
        assertThat(
                        read(
                                "BTCUSDT-trades-2026-03.csv",
                                """
                                id,price,qty,quote_qty,time,is_buyer_maker,is_best_match\r
                                17,0.00000123,1,1,1772366400123456,false,true\r
                                """))
                .containsExactly(trade(17, "0.00000123", "1", NOON.plusNanos(456_000)));
    }

    @Test
    void readsADumpInAZipFile() throws IOException {
        Path file = directory.resolve("any.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("data/"));
            zip.putNextEntry(new ZipEntry("__MACOSX/._BTCUSDT-trades-2026-03.csv"));
            zip.putNextEntry(new ZipEntry("data/BTCUSDT-trades-2026-03.csv"));
            zip.write(LINE.getBytes(UTF_8));
        }
        assertThat(all(file)).containsExactly(trade(17, "42350.75", "0.001", NOON));
    }

    @Test
    void readsLinesOfJson() throws IOException {
        assertThat(
                        read(
                                "mine.jsonl",
                                """
                                {"symbol":"BTCUSDT","price":"1.5","time":"2026-03-01T12:00:00.123Z"}
                                {"symbol":"BTCUSDT","price":"2","time":"2026-03-01T12:00:00.123Z",\
                                "note":"more","number":41,"quantity":"0.5"}
                                """))
                .containsExactly(trade(1, "1.5", "1", NOON), trade(41, "2", "0.5", NOON));
    }

    @Test
    void numbersTradesWithoutANumberBySymbol() throws IOException {
        String line = "{\"symbol\":\"%s\",\"price\":\"1\",\"time\":\"%s\"}\n";
        String btc = String.format(Locale.ROOT, line, "BTCUSDT", NOON);
        String eth = String.format(Locale.ROOT, line, "ETHUSDT", NOON);
        String never = String.format(Locale.ROOT, line, "BTCUSDT", "1999-01-01T00:00:00Z");
        String numbered = btc.replace("}", ",\"number\":41}");

        assertThat(read("mine.jsonl", btc + eth + never + btc + eth + numbered + btc))
                .extracting(trade -> trade.symbol().value() + " " + trade.number())
                .containsExactly(
                        "BTCUSDT 1",
                        "ETHUSDT 1",
                        "BTCUSDT 2",
                        "ETHUSDT 2",
                        "BTCUSDT 41",
                        "BTCUSDT 42");
    }

    @Test
    void leavesOutTradesOfTooManySymbols() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i <= JsonTrades.MOST_SYMBOLS; i++) {
            lines.append("{\"symbol\":\"S")
                    .append(i)
                    .append("\",\"price\":\"1\",\"time\":\"2026-03-01T12:00:00Z\"}\n");
        }

        assertThat(read("mine.jsonl", lines.toString())).hasSize(JsonTrades.MOST_SYMBOLS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "17,42350.75,1,1",
                "17,-1,1,1,1772366400123,True",
                "17,0,1,1,1772366400123,True",
                "17,1e99,1,1,1772366400123,True",
                "17,NaN,1,1,1772366400123,True",
                "17,1,1,1,yesterday,True",
                "17,1,0,1,1772366400123,True",
                "17,1,1e99,1,1772366400123,True",
                "-17,1,1,1,1772366400123,True",
                "x,1,1,1,1772366400123,True",
                "17,1,1,1,-1,True",
                "17,1,1,1,2,1772366400123,true",
                "17,1,1,1,9223372036854775807,True",
                "17,1,1,1,99999999999999999999,True"
            })
    void leavesOutWhatIsNoTrade(String line) throws IOException {
        Path file = write("BTCUSDT-trades.csv", LINE + "\n" + line + "\n" + LINE + "\n");
        try (TradeFile trades = TradeFile.open(file)) {
            assertThat(trades.next()).isPresent();
            assertThat(trades.next()).isPresent();
            assertThat(trades.next()).isEmpty();
            assertThat(trades.unreadable()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"symbol\":\"BTCUSDT\",\"price\":1.5,\"time\":\"2026-03-01T12:00:00Z\"}",
                "{\"symbol\":\"BTCUSDT\",\"price\":\"1.5\"}",
                "{\"symbol\":\"BTCUSDT\",\"price\":\"1\",\"time\":\"+300000000-01-01T00:00:00Z\"}",
                "{\"symbol\":null,\"price\":\"1.5\",\"time\":\"2026-03-01T12:00:00Z\"}",
                "{\"symbol\":\"BTCUSDT\",\"price\":\"1\",\"time\":\"2026-03-01T12:00:00Z\",\"number\":1.5}",
                "{\"symbol\":\"BTCUSDT\",\"price\":\"1\",\"time\":\"2026-03-01T12:00:00Z\",\"number\":\"1\"}",
                "{\"symbol\":\"BTCUSDT\",\"price\":\"1\",\"time\":\"2026-03-01T12:00:00Z\",\"number\":-1}",
                "{\"symbol\":\"BTCUSDT\",\"price\":\"1\",\"time\":\"2026-03-01T12:00:00Z\",\"quantity\":1}",
                "{\"symbol\":\"BTCUSDT\",\"price\":\"1\",\"time\":\"2026-03-01T12:00:00Z\",\"quantity\":\"0\"}",
                "[]",
                "{"
            })
    void leavesOutJsonThatIsNoTrade(String line) throws IOException {
        assertThat(read("mine.jsonl", line + "\n")).isEmpty();
    }

    @Test
    void leavesOutALineThatIsTooLong() throws IOException {
        assertThat(read("BTCUSDT-trades.csv", LINE + "\n" + "1".repeat(900_000) + "\n" + LINE))
                .hasSize(2);
    }

    @Test
    void givesALineUpThatHasNoEnd() {
        assertThatThrownBy(() -> read("BTCUSDT-trades.csv", LINE + "\n" + "1".repeat(2_000_000)))
                .isInstanceOf(IOException.class)
                .hasMessage("line 2 has no end");
    }

    @Test
    void givesAFileUpThatHasNoTrades() {
        assertThatThrownBy(() -> read("BTCUSDT-trades.csv", "17,1\n".repeat(10_000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lines in a row are no trades");
    }

    @Test
    void readsAFileWithAByteOrderMark() throws IOException {
        assertThat(read("BTCUSDT-trades.csv", "\uFEFF" + LINE))
                .containsExactly(trade(17, "42350.75", "0.001", NOON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trades.csv", "-trades.csv"})
    void refusesADumpOfNobodyKnowsWhat(String name) throws IOException {
        Path file = write(name, LINE);
        assertThatThrownBy(() -> TradeFile.open(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("begins with its symbol");
    }

    @Test
    void refusesAZipFileThatIsNone() throws IOException {
        Path file = write("BTCUSDT-trades.zip", LINE);
        assertThatThrownBy(() -> TradeFile.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no zip file");
    }

    private static Trade trade(long number, String price, String quantity, Instant time) {
        return new Trade(
                new Symbol("BTCUSDT"), number, Price.of(price), Quantity.of(quantity), time);
    }

    private List<Trade> read(String name, String text) throws IOException {
        return all(write(name, text));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static List<Trade> all(Path file) throws IOException {
        List<Trade> all = new ArrayList<>();
        try (TradeFile trades = TradeFile.open(file)) {
            for (Optional<Trade> next = trades.next(); next.isPresent(); next = trades.next()) {
                all.add(next.get());
            }
        }
        return all;
    }
}
