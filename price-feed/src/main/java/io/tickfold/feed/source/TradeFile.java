package io.tickfold.feed.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Reads the trades of a file one by one, whatever its size; lines that are none are counted.
///
/// It is a dump as Binance publishes them (lines of `id,price,qty,quote_qty,time,is_buyer_maker`
/// and perhaps `is_best_match`, with or without a header, the time in milli- or microseconds since
/// 1970), whose name begins with the symbol and a hyphen; or lines of JSON (`.jsonl`) with
/// `symbol`, `price`, `time` and perhaps `quantity` and `number`; where they are absent, the
/// quantity is 1, and the number the one after that of the symbol's last trade. Of a zip file, the
/// first such file is read.
public final class TradeFile implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TradeFile.class);
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_RUBBISH = 1_000_000;
    private static final int MOST_UNREADABLE_IN_A_ROW = 1_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int FEWEST_FIELDS = 6;
    private static final int MOST_FIELDS = 7;
    private static final SourceName BINANCE = new SourceName("binance");
    private static final SourceName RECORDED = new SourceName("recorded");
    private static final Pattern MAKER = Pattern.compile("[Tt]rue|[Ff]alse");

    private final Path file;
    private final Reader text;
    private final Form form;
    private long line;
    private long unreadable;

    /// How a line is read.
    private record Form(SourceName numberedBy, Function<String, Trade> reader) {}

    private TradeFile(Path file, Reader text, Form form) {
        this.file = file;
        this.text = text;
        this.form = form;
    }

    /// @throws IOException if it cannot be read
    /// @throws IllegalArgumentException if its name does not tell of which symbol it is
    public static TradeFile open(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        InputStream content = Files.newInputStream(file);
        try {
            if (name.endsWith(".zip")) {
                ZipInputStream zip = new ZipInputStream(content);
                content = zip;
                name = firstOf(zip, file);
            }
            Reader text = new BufferedReader(new InputStreamReader(content, UTF_8));
            return new TradeFile(file, text, formOf(name));
        } catch (IOException | RuntimeException e) {
            content.close();
            throw e;
        }
    }

    private static String firstOf(ZipInputStream zip, Path file) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName().replaceFirst(".*/", "");
            if (!name.startsWith(".") && (name.endsWith(".csv") || name.endsWith(".jsonl"))) {
                return name;
            }
        }
        throw new IOException(file + " is no zip file with a file of trades");
    }

    private static Form formOf(String name) {
        if (name.endsWith(".jsonl")) {
            return new Form(RECORDED, new JsonTrades()::read);
        }
        int hyphen = name.indexOf('-');
        if (hyphen < 1) {
            throw new IllegalArgumentException(
                    "the name of a dump begins with its symbol and a hyphen, such as"
                            + " BTCUSDT-trades-2026-01.csv, or it ends in .jsonl; this is "
                            + name);
        }
        Symbol symbol = new Symbol(name.substring(0, hyphen));
        return new Form(BINANCE, text -> dumped(symbol, text));
    }

    private static Trade dumped(Symbol symbol, String line) {
        String[] fields = line.split(",", -1);
        if (fields.length < FEWEST_FIELDS || fields.length > MOST_FIELDS) {
            throw new IllegalArgumentException("a trade has 6 or 7 fields");
        }
        if (!MAKER.matcher(fields[5]).matches()) {
            throw new IllegalArgumentException("the sixth field is true or false");
        }
        return new Trade(
                symbol,
                Long.parseLong(fields[0]),
                Price.of(fields[1]),
                Quantity.of(fields[2]),
                time(fields[4]));
    }

    /// A number of today in microseconds would be in a far future as one in milliseconds.
    private static Instant time(String digits) {
        long number = Long.parseLong(digits);
        return number <= TradeTime.LATEST.toEpochMilli()
                ? Instant.ofEpochMilli(number)
                : Instant.EPOCH.plus(number, ChronoUnit.MICROS);
    }

    /// The next trade; empty at the end.
    ///
    /// @throws IOException if the file breaks off, is damaged, or has no trades for long
    public Optional<Trade> next() throws IOException {
        for (int i = 0; i < MOST_UNREADABLE_IN_A_ROW; i++) {
            Optional<String> read = nextLine();
            if (read.isEmpty()) {
                return Optional.empty();
            }
            Optional<Trade> trade = trade(read.get());
            if (trade.isPresent()) {
                return trade;
            }
        }
        throw new IOException(MOST_UNREADABLE_IN_A_ROW + " lines in a row are no trades");
    }

    private Optional<Trade> trade(String text) {
        if (line == 1 && !text.isEmpty() && Character.isLetter(text.charAt(0))) {
            return Optional.empty();
        }
        try {
            Trade trade = form.reader().apply(text);
            TradeTime.require(trade.time());
            return Optional.of(trade);
        } catch (JacksonException | IllegalArgumentException e) {
            if (unreadable == 0) {
                log.warn("line {} of {} is no trade, nor may others be: {}", line, file, reason(e));
            }
            unreadable++;
            return Optional.empty();
        }
    }

    private static String reason(RuntimeException failure) {
        return failure instanceof JacksonException json
                ? json.getOriginalMessage()
                : String.valueOf(failure.getMessage());
    }

    /// Who numbered the trades: whatever else tells of one, the number is the same.
    public SourceName numberedBy() {
        return form.numberedBy();
    }

    /// How many lines were no trades.
    public long unreadable() {
        return unreadable;
    }

    /// A line that is too long is cut, and then no trade.
    private Optional<String> nextLine() throws IOException {
        StringBuilder next = new StringBuilder();
        int character = text.read();
        if (character == -1) {
            return Optional.empty();
        }
        for (int i = 0; character != -1 && character != '\n'; i++) {
            if (i > LONGEST_RUBBISH) {
                throw new IOException("line " + (line + 1) + " has no end");
            }
            if (next.length() <= LONGEST_LINE
                    && character != '\r'
                    && character != BYTE_ORDER_MARK) {
                next.append((char) character);
            }
            character = text.read();
        }
        line++;
        return Optional.of(next.length() > LONGEST_LINE ? "" : next.toString());
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
