package io.tickfold.gateway;

import io.tickfold.contract.value.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The gateway's own settings.
///
/// @param jwtSecret signs and verifies tokens; its UTF-8 bytes are the key, at least 32
/// @param jwtSecretFile holds the secret, if it is not given directly
/// @param openingBalance unless blank, unknown accounts open themselves with it
/// @param selfDeposit whether clients may deposit into their own accounts, for demonstrations
/// @param pendingLimit how many commands may wait for the engine at a time
/// @param waitTarget how long they should wait on average; if they wait longer, fewer are let in;
///   zero if that does not matter
@ConfigurationProperties("tickfold.gateway")
public record GatewayProperties(
        @Nullable String jwtSecret,
        @Nullable Path jwtSecretFile,
        @DefaultValue("") OpeningBalance openingBalance,
        @DefaultValue("10000") int pendingLimit,
        @DefaultValue("100ms") Duration waitTarget,
        @DefaultValue("false") boolean selfDeposit,
        @DefaultValue Deadlines deadlines) {

    /// How long a client waits at most before the outcome counts as unknown.
    public record Deadlines(
            @DefaultValue("3s") Duration create, @DefaultValue("5s") Duration close) {}

    /// The balance of accounts that open themselves; without one, they do not.
    public record OpeningBalance(Optional<Money> amount) {

        /// Reads an amount such as `125.50`; a blank text stands for none.
        public static OpeningBalance of(String text) {
            Optional<String> given = Optional.of(text).filter(Predicate.not(String::isBlank));
            return new OpeningBalance(given.map(Money::of));
        }
    }

    /// The balance that unknown accounts open themselves with, if they do.
    public Optional<Money> balanceOfNewAccounts() {
        return openingBalance.amount();
    }

    /// The secret itself, if it is given directly.
    public Optional<String> secret() {
        return Optional.ofNullable(jwtSecret);
    }

    /// The file that holds the secret, if one is named.
    public Optional<Path> secretFile() {
        return Optional.ofNullable(jwtSecretFile);
    }

    /// Leaves the secret out.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "GatewayProperties[openingBalance=%s, pendingLimit=%d, waitTarget=%s, deadlines=%s]",
                balanceOfNewAccounts(),
                pendingLimit,
                waitTarget,
                deadlines);
    }
}
