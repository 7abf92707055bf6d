package io.tickfold.gateway;

import io.tickfold.readmodel.database.DatabaseSettings;
import io.tickfold.readmodel.database.Databases;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reads from the settings where databases are; the read model and identities open their own.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseConfiguration.Properties.class)
public class DatabaseConfiguration {

    private static final String FLYWAY_VERSIONS =
            "org.flywaydb.core.internal.database.base.Database";

    /// The settings as [DatabaseSettings] describes them, with their defaults.
    @ConfigurationProperties("tickfold.database")
    record Properties(
            @Nullable String directory,
            @Nullable String url,
            @DefaultValue("tickfold") String user,
            @DefaultValue("") String password,
            @DefaultValue("10") int connections) {

        private DatabaseSettings settings() {
            return new DatabaseSettings(directory, url, user, password, connections);
        }

        /// Leaves the password out.
        @Override
        public String toString() {
            return settings().toString();
        }
    }

    /// Flyway warns at each start that this H2 is newer than what it was verified with; our tests
    /// run on it.
    @Bean
    Databases gatewayDatabases(Properties properties) {
        LoggingSystem.get(DatabaseConfiguration.class.getClassLoader())
                .setLogLevel(FLYWAY_VERSIONS, LogLevel.ERROR);
        return new Databases(properties.settings());
    }
}
