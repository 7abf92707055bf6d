package io.tickfold.audit.cli;

import io.tickfold.contract.value.AccountId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The option that limits an answer to one account. A mixin.
public final class AccountOption {

    @Option(
            names = "--account",
            paramLabel = "ID",
            converter = Converter.class,
            description = "Only the records of this account.")
    private @Nullable AccountId account;

    public Optional<AccountId> account() {
        return Optional.ofNullable(account);
    }

    /// Reads the id of an account.
    public static final class Converter implements ITypeConverter<AccountId> {

        @Override
        public AccountId convert(String text) {
            try {
                return new AccountId(text);
            } catch (IllegalArgumentException _) {
                throw new TypeConversionException(
                        String.format(Locale.ROOT, "'%s' is no id of an account", text));
            }
        }
    }
}
