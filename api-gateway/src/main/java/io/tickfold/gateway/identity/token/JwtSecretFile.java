package io.tickfold.gateway.identity.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/// The secret in a data directory: the file `jwt-secret`, readable by its owner only.
public final class JwtSecretFile {

    private static final String NAME = "jwt-secret";
    private static final StringKeyGenerator RANDOM =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);

    private JwtSecretFile() {}

    /// Where the secret of this data directory is.
    public static Path in(Path dataDirectory) {
        return dataDirectory.resolve(NAME);
    }

    /// @throws java.nio.file.NoSuchFileException if there is no secret
    /// @throws IllegalArgumentException if what is there is too short
    public static JwtSecret read(Path file) throws IOException {
        return JwtSecret.of(Files.readString(file));
    }

    /// Reads the secret of this data directory, and first makes both if there is none.
    public static JwtSecret readOrCreate(Path dataDirectory) throws IOException {
        Path file = in(dataDirectory);
        if (Files.notExists(file)) {
            Files.createDirectories(dataDirectory);
            create(file);
        }
        return read(file);
    }

    /// The file appears with all that it holds or not at all; one that is there already stays.
    private static void create(Path file) throws IOException {
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), NAME, ".new");
        try {
            write(draft);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            // Another process was faster; its secret counts.
        } finally {
            Files.delete(draft);
        }
    }

    private static void write(Path draft) throws IOException {
        byte[] text = RANDOM.generateKey().getBytes(US_ASCII);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            int _ = channel.write(ByteBuffer.wrap(text));
            channel.force(true);
        }
    }
}
