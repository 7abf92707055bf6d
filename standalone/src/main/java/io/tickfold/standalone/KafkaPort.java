package io.tickfold.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// The port of an instance's broker: the one that was asked for, or else the one of the last start,
/// so that consumers keep the address that they know.
///
/// @param number 0 takes a free one
/// @param source why it is this one, for who finds it in use
record KafkaPort(int number, String source) {

    private static final String FILE = "kafka-port";
    private static final String NOBODY = "the first start here";
    private static final int USUAL = 9092;
    private static final int TRIED = 100;

    /// @param wanted by `--kafka-port`
    /// @throws CannotStartException if it is no port, or the kept one cannot be read
    static KafkaPort of(Optional<Integer> wanted, DataDirectory data) throws CannotStartException {
        if (wanted.isPresent()) {
            return new KafkaPort(Ports.require("--kafka-port", wanted.get()), "--kafka-port");
        }
        Path file = file(data);
        try {
            int kept = Integer.parseInt(Files.readString(file).strip());
            return new KafkaPort(Ports.require("the port in " + file, kept), file.toString());
        } catch (NoSuchFileException _) {
            return unasked();
        } catch (IOException | NumberFormatException e) {
            throw new CannotStartException("there is no port in " + file + "; delete the file", e);
        }
    }

    /// What nobody has asked for, so that it may be another one.
    static KafkaPort unasked() {
        return new KafkaPort(firstFree(), NOBODY);
    }

    /// What to try after somebody else was faster: another one that nobody has asked for either.
    Optional<KafkaPort> afterLosing() {
        return source.equals(NOBODY) ? Optional.of(unasked()) : Optional.empty();
    }

    /// Ports beside the usual one rather than any: any could be the end of somebody's connection at
    /// the next start.
    private static int firstFree() {
        return IntStream.range(USUAL, USUAL + TRIED).filter(Ports::isFree).findFirst().orElse(0);
    }

    /// Keeps the port for the next start.
    ///
    /// @param address of the running broker, as `host:port`
    static void keep(String address, DataDirectory data) throws IOException {
        Files.writeString(file(data), address.substring(address.indexOf(':') + 1) + "\n");
    }

    private static Path file(DataDirectory data) {
        return data.root().resolve(FILE);
    }

    /// What to tell if something else listens there.
    CannotStartException inUse() {
        return new CannotStartException(
                String.format(
                        Locale.ROOT,
                        "port %d of Kafka (from %s) is in use; end what uses it, or choose another"
                                + " with --kafka-port",
                        number,
                        source));
    }
}
