package io.tickfold.gateway.identity.token;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Secrets that tokens are no longer signed with, while tokens that were are still valid.
///
/// @param secrets the secrets themselves
/// @param secretFiles files that hold one each
@ConfigurationProperties("tickfold.auth.former")
public record FormerSecrets(
        @DefaultValue List<String> secrets, @DefaultValue List<Path> secretFiles) {

    public FormerSecrets {
        secrets = List.copyOf(secrets);
        secretFiles = List.copyOf(secretFiles);
    }

    /// @throws IOException if a file cannot be read
    /// @throws IllegalArgumentException if a secret is too short
    List<JwtSecret> all() throws IOException {
        List<JwtSecret> all = new ArrayList<>(secrets.stream().map(JwtSecret::of).toList());
        for (Path file : secretFiles) {
            all.add(JwtSecretFile.read(file));
        }
        return all;
    }

    /// Leaves the secrets out.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "FormerSecrets[%d hidden, secretFiles=%s]",
                secrets.size(),
                secretFiles);
    }
}
