package io.tickfold.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tickfold.console.ConsoleFile;
import io.tickfold.console.ConsoleFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/// The console and the answers that it asks for, with prices that change at a given pace: nothing
/// but the page itself can be slow.
final class PageServer implements AutoCloseable {

    static final int INSTRUMENTS = 20;

    private static final int ORDERS = 10;
    private static final int CANDLES = 600;
    private static final String API = "/api/v1/";
    private static final BigDecimal LOWEST = new BigDecimal("40000.00");
    private static final Duration PULSE = Duration.ofMillis(5);

    private static final String ACCOUNT =
            "{\"balance\":50000.00,\"marginUsed\":5000.00,\"equity\":55000.00}";

    private static final String INSTRUMENT =
            """
            {"symbol":"COIN%1$02dUSDT","priceStep":0.01,"quantityStep":0.001,"minQuantity":0.001,\
            "maxQuantity":100,"maxLeverage":100,"spread":0.5}\
            """;

    private static final String ORDER =
            """
            {"orderId":"ord_%1$016x","symbol":"COIN%1$02dUSDT","type":"buy","quantity":0.1,\
            "leverage":10,"openPrice":40000.00,"takeProfit":45000.00,"stopLoss":39000.00,\
            "openTime":"2026-01-02T03:04:07.000Z","status":"OPEN","clientOrderId":null}\
            """;

    private final ConsoleFiles files = ConsoleFiles.read();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Map<String, String>> measured = new CompletableFuture<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final HttpServer server;
    private final int changes;

    private PageServer(HttpServer server, int changes) {
        this.server = server;
        this.changes = changes;
    }

    /// @param changes a second
    static PageServer start(int changes) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        PageServer page = new PageServer(HttpServer.create(address, 0), changes);
        page.server.setExecutor(page.threads);
        page.server.createContext("/", page::answer);
        page.server.start();
        return page;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /// What the page has measured.
    CompletableFuture<Map<String, String>> measured() {
        return measured;
    }

    /// What the first view has loaded, compressed.
    long bytes() {
        return bytes.get();
    }

    /// How many changes came after the price of the first instrument that the page shows.
    long behind(String shown) {
        long steps = new BigDecimal(shown).subtract(LOWEST).movePointRight(2).longValue();
        return Math.max(0, sent.get() - steps);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (path.endsWith("/stream")) {
                stream(exchange, path.contains("prices"));
            } else if (path.equals("/measured")) {
                measured.complete(figures(exchange.getRequestBody().readAllBytes()));
                exchange.sendResponseHeaders(204, -1);
            } else if (path.startsWith(API)) {
                send(exchange, "application/json", json(path.substring(API.length())));
            } else {
                send(exchange, file(path));
            }
        }
    }

    private static Map<String, String> figures(byte[] lines) {
        return new String(lines, UTF_8)
                .lines()
                .map(line -> line.split(" ", 2))
                .collect(toMap(pair -> pair[0], pair -> pair[1]));
    }

    private void send(HttpExchange exchange, ConsoleFile file) throws IOException {
        byte[] body = gzip(file.text());
        bytes.addAndGet(body.length);
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.getResponseHeaders().set("Content-Type", file.type());
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(all)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return all.toByteArray();
    }

    private ConsoleFile file(String path) throws IOException {
        return switch (path) {
            case "/" -> page();
            case "/console/reload.js" -> files.reloading();
            case "/benchmark.js" -> new ConsoleFile("text/javascript", script());
            default ->
                    files.find(files.version(), path.replaceFirst("/console/[0-9a-f]+/", ""))
                            .orElseGet(() -> new ConsoleFile("text/plain", ""));
        };
    }

    private ConsoleFile page() {
        ConsoleFile page = files.page("console/", false, Duration.ofSeconds(5));
        String first =
                "<script src=\"benchmark.js\" data-token=\"" + token() + "\"></script>\n<link";
        return new ConsoleFile(page.type(), page.text().replaceFirst("<link", first));
    }

    /// Of nobody; only its claims are read.
    private static String token() {
        long expires = Instant.now().plus(Duration.ofHours(1)).getEpochSecond();
        String claims = String.format(Locale.ROOT, "{\"userId\":\"bench\",\"exp\":%d}", expires);
        return "x." + Base64.getUrlEncoder().encodeToString(claims.getBytes(UTF_8)) + ".x";
    }

    private static String script() throws IOException {
        try (InputStream script = PageServer.class.getResourceAsStream("console-benchmark.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
        }
    }

    private void stream(HttpExchange exchange, boolean ofPrices) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        long begin = System.nanoTime();
        while (!threads.isShutdown()) {
            out.write((ofPrices ? due(begin) : ": nothing\n\n").getBytes(UTF_8));
            out.flush();
            LockSupport.parkNanos((ofPrices ? PULSE : Duration.ofSeconds(1)).toNanos());
        }
    }

    /// The changes that are due by now.
    private String due(long begin) {
        long all = (System.nanoTime() - begin) / 1_000 * changes / 1_000_000;
        StringBuilder news = new StringBuilder();
        while (sent.get() < all) {
            news.append("event: price\ndata: ")
                    .append(price(sent.getAndIncrement()))
                    .append("\n\n");
        }
        return news.toString();
    }

    private static String price(long number) {
        BigDecimal bid = LOWEST.add(BigDecimal.valueOf(number, 2));
        return String.format(
                Locale.ROOT,
                "{\"symbol\":\"%s\",\"bid\":%s,\"ask\":%s,\"price\":%s,\"at\":\"%s\",\"stale\":false}",
                name(number % INSTRUMENTS),
                bid,
                bid.add(BigDecimal.ONE),
                bid,
                Instant.now());
    }

    private static String name(long number) {
        return String.format(Locale.ROOT, "COIN%02dUSDT", number);
    }

    private static String json(String path) {
        return switch (path) {
            case "instruments" -> "{\"instruments\":[" + each(INSTRUMENTS, INSTRUMENT) + "]}";
            case "trade/orders" -> "{\"message\":[" + each(ORDERS, ORDER) + "]}";
            case "trade/close" -> "{\"message\":[]}";
            case "account" -> ACCOUNT;
            case "candles" -> "{\"data\":[" + candles() + "]}";
            default -> "{}";
        };
    }

    private static String each(int count, String form) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format(Locale.ROOT, form, i))
                .collect(joining(","));
    }

    private static String candles() {
        long now = Instant.now().getEpochSecond() / 60 * 60;
        return IntStream.range(0, CANDLES)
                .mapToObj(i ->
                        String.format(
                                Locale.ROOT,
                                "{\"time\":\"%s\",\"open\":%d,\"high\":%d,\"low\":%d,\"close\":%d}",
                                Instant.ofEpochSecond(now - 60L * (CANDLES - 1 - i)),
                                40_000 + i % 7,
                                40_020 + i % 5,
                                39_980 - i % 3,
                                40_000 + i % 11))
                .collect(joining(","));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
