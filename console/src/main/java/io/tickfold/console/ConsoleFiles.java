package io.tickfold.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All files of the page.
///
/// Their addresses begin with a hash of all of them, so that browsers may keep them for ever: a
/// file that changes has another address, and so do those that import it.
public final class ConsoleFiles {

    /// Where in the page the address of its files belongs.
    private static final String BASE = "{files}";

    /// Where in the page the address belongs that is the same in every version.
    private static final String ROOT = "{root}";

    /// Where in the page it says whether one click signs in.
    private static final String DEMO = "{demo}";

    /// Where in the page it says how many milliseconds a stream is silent at most.
    private static final String HEARTBEAT = "{heartbeat}";

    private static final String PAGE = "index.html";
    private static final String RELOADING = "reload.js";
    private static final int HASH = 16;

    private static final List<String> NAMES =
            List.of(
                    "account.js",
                    "api.js",
                    "candles.js",
                    "chart.js",
                    "console.css",
                    "decimal.js",
                    "exits.js",
                    "format.js",
                    "history.js",
                    "icon.svg",
                    "json.js",
                    "lit-html/directive-helpers.js",
                    "lit-html/directive.js",
                    "lit-html/directives/live.js",
                    "lit-html/directives/repeat.js",
                    "lit-html/lit-html.js",
                    "main.js",
                    "market.js",
                    "operate-account.js",
                    "operate.js",
                    "operating.js",
                    "operations.js",
                    "orders.js",
                    "outcomes.js",
                    RELOADING,
                    "session.js",
                    "signin.js",
                    "statement.js",
                    "store.js",
                    "story.js",
                    "stream.js",
                    "ticket.js",
                    "trading.js",
                    "worth.js");

    private final Map<String, ConsoleFile> files;
    private final String page;
    private final String version;

    private ConsoleFiles(Map<String, ConsoleFile> files, String page) {
        this.files = files;
        this.page = page;
        this.version = version(files);
    }

    /// Reads them from this module.
    public static ConsoleFiles read() {
        Map<String, ConsoleFile> files = new TreeMap<>();
        NAMES.forEach(name -> files.put(name, new ConsoleFile(type(name), text(name))));
        return new ConsoleFiles(files, text(PAGE));
    }

    /// The page itself, which names the others.
    ///
    /// @param prefix of the addresses of its files, such as `console/`
    /// @param demo whether it may offer to sign in with one click
    /// @param heartbeat how long a stream of the gateway is silent at most
    public ConsoleFile page(String prefix, boolean demo, Duration heartbeat) {
        String text =
                page.replace(BASE, prefix + version)
                        .replace(ROOT, prefix)
                        .replace(DEMO, Boolean.toString(demo))
                        .replace(HEARTBEAT, Long.toString(heartbeat.toMillis()));
        return new ConsoleFile(type(PAGE), text);
    }

    /// What loads the page again if another file cannot be had; it has an address without a hash.
    public ConsoleFile reloading() {
        return find(version, RELOADING).orElseThrow();
    }

    /// The hash with which the addresses begin.
    public String version() {
        return version;
    }

    /// A file, if the hash is that of these files and there is one of this name.
    public Optional<ConsoleFile> find(String hash, String name) {
        return hash.equals(version) ? Optional.ofNullable(files.get(name)) : Optional.empty();
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "js" -> "text/javascript;charset=UTF-8";
            case "css" -> "text/css;charset=UTF-8";
            case "svg" -> "image/svg+xml";
            default -> "text/html;charset=UTF-8";
        };
    }

    private static String text(String name) {
        try (InputStream file = ConsoleFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the console lacks " + name);
            }
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version(Map<String, ConsoleFile> files) {
        MessageDigest digest = sha256();
        files.forEach((name, file) -> {
            digest.update(name.getBytes(UTF_8));
            digest.update((byte) 0);
            digest.update(file.text().getBytes(UTF_8));
            digest.update((byte) 0);
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, HASH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
