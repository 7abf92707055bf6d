package io.tickfold.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Clocks of services that can be set, where libfaketime is installed. Intervals that a service
/// measures are not affected, as when an administrator sets the clock.
final class Clocks {

    private static final List<Path> LIBRARIES =
            List.of(
                    Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
                    Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"),
                    Path.of("/usr/lib64/faketime/libfaketime.so.1"));

    private final Path directory;
    private final Optional<Path> library = LIBRARIES.stream().filter(Files::exists).findFirst();

    Clocks(Path directory) {
        this.directory = directory;
    }

    boolean canStep() {
        return library.isPresent();
    }

    private Path file(String service) {
        return directory.resolve(service + ".clock");
    }

    Map<String, String> environment(String service) {
        if (library.isEmpty()) {
            return Map.of();
        }
        step(service, Duration.ZERO);
        return Map.ofEntries(
                Map.entry("LD_PRELOAD", library.get().toString()),
                Map.entry("FAKETIME_TIMESTAMP_FILE", file(service).toString()),
                Map.entry("FAKETIME_CACHE_DURATION", "1"),
                Map.entry("FAKETIME_DONT_RESET", "1"),
                Map.entry("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
                // Without it, waits of the JVM end at once.
                Map.entry("FAKETIME_FORCE_MONOTONIC_FIX", "0"));
    }

    void step(String service, Duration offset) {
        try {
            Files.writeString(
                    file(service), String.format(Locale.ROOT, "%+d%n", offset.toSeconds()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
