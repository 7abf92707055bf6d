package io.tickfold.audit.cli;

import io.tickfold.contract.value.AccountId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the id of an account.
public final class AccountOption implements ITypeConverter<AccountId> {

    @Override
    public AccountId convert(String text) {
        try {
            return new AccountId(text);
        } catch (IllegalArgumentException _) {
            throw new TypeConversionException("'%s' is no id of an account".formatted(text));
        }
    }
}
