package io.tickfold.standalone;

import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.JwtSecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Which secret signs tokens: that of the variable `TICKFOLD_JWT_SECRET` if it is set, and
/// otherwise the one in a data directory.
record SigningSecret(Optional<String> variable, Path data) {

    static final String VARIABLE = "TICKFOLD_JWT_SECRET";

    private static final String USED = "jwt-secret.used";
    private static final String OF_VARIABLE = "variable ";

    static SigningSecret of(Map<String, String> environment, Path data) {
        Optional<String> variable = Optional.ofNullable(environment.get(VARIABLE));
        return new SigningSecret(variable.filter(text -> !text.isEmpty()), data);
    }

    boolean isOfVariable() {
        return variable.isPresent();
    }

    /// The secret of an instance, which makes one if there is none.
    ///
    /// @throws CannotStartException if it cannot be used
    JwtSecret readOrCreate() throws CannotStartException {
        return read(() -> JwtSecretFile.readOrCreate(data));
    }

    /// The secret of an instance that has been started before.
    ///
    /// @throws CannotStartException if there is none, or it cannot be used
    JwtSecret read() throws CannotStartException {
        Path file = JwtSecretFile.in(data);
        if (!isOfVariable() && Files.notExists(file)) {
            throw new CannotStartException(
                    "no secret at " + file + "; give the --data of a server that has been started");
        }
        return read(() -> JwtSecretFile.read(file));
    }

    /// Reads a secret from a file.
    @FunctionalInterface
    private interface Reading {

        JwtSecret read() throws IOException;
    }

    private JwtSecret read(Reading file) throws CannotStartException {
        try {
            return isOfVariable() ? JwtSecret.of(variable.get()) : file.read();
        } catch (IOException e) {
            throw unusable(DataDirectory.reason(e), e);
        } catch (IllegalArgumentException e) {
            throw unusable(String.valueOf(e.getMessage()), e);
        }
    }

    private CannotStartException unusable(String why, Exception cause) {
        String place = isOfVariable() ? "in " + VARIABLE : "at " + JwtSecretFile.in(data);
        return new CannotStartException("cannot use the secret " + place + ": " + why, cause);
    }

    /// The setting by which the gateway gets it.
    String setting() {
        String name = "--tickfold.gateway.jwt-secret";
        return variable.map(text -> name + "=" + text)
                .orElseGet(() -> name + "-file=" + JwtSecretFile.in(data));
    }

    /// Notes which secret the instance uses, for `token`.
    void noteUse(JwtSecret secret) throws IOException {
        String source = isOfVariable() ? OF_VARIABLE : "file ";
        Files.writeString(data.resolve(USED), source + secret.fingerprint() + "\n");
    }

    /// Whether the instance of the data directory has its secret from the variable, which is not
    /// set here.
    boolean lacksVariable() throws CannotStartException {
        return !isOfVariable() && used().filter(note -> note.startsWith(OF_VARIABLE)).isPresent();
    }

    /// Whether the instance of the data directory is known to use another secret than that of the
    /// variable.
    boolean isOther(JwtSecret secret) throws CannotStartException {
        return isOfVariable()
                && used().filter(note -> !note.endsWith(secret.fingerprint())).isPresent();
    }

    /// What was noted at the last start; of a directory without a note, its file counts.
    private Optional<String> used() throws CannotStartException {
        Path note = data.resolve(USED);
        Path file = JwtSecretFile.in(data);
        try {
            if (Files.exists(note)) {
                return Optional.of(Files.readString(note).strip());
            }
            return Files.exists(file)
                    ? Optional.of(JwtSecretFile.read(file).fingerprint())
                    : Optional.empty();
        } catch (IOException e) {
            throw unusable(DataDirectory.reason(e), e);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
