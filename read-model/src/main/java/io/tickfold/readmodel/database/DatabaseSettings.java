package io.tickfold.readmodel.database;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the databases of a process are: either in files of a directory, or in one PostgreSQL.
///
/// @param directory for embedded databases; `:memory:` keeps nothing
/// @param url of a PostgreSQL database, such as `jdbc:postgresql://host/name`
/// @param connections the most that are open to one schema at a time
public record DatabaseSettings(
        @Nullable String directory,
        @Nullable String url,
        String user,
        String password,
        int connections) {

    /// The directory of embedded databases that keep nothing.
    public static final String IN_MEMORY = ":memory:";

    /// @throws IllegalArgumentException unless either a directory or an address is given
    public DatabaseSettings {
        if ((directory == null) == (url == null)) {
            throw new IllegalArgumentException(
                    "set either tickfold.database.directory or tickfold.database.url");
        }
    }

    Optional<String> embedded() {
        return Optional.ofNullable(directory);
    }

    Optional<String> address() {
        return Optional.ofNullable(url);
    }

    /// Leaves the password out.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "DatabaseSettings[directory=%s, url=%s, user=%s, connections=%d]",
                directory,
                url,
                user,
                connections);
    }
}
