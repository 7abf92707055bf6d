package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Base64;

/// Identifies what a client wants done; two attempts at the same thing share it.
public record CommandId(@JsonValue String value) implements Ordered<String, CommandId> {

    private static final Form FORM = Form.alphanumeric("_-", 64);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CommandId {
        FORM.require(value, CommandId.class);
    }

    /// Whether the text has the form of a command's id.
    public static boolean isValid(String text) {
        return FORM.matches(text);
    }

    /// The id of every attempt that an account makes under one idempotency key: the SHA-256 of
    /// (account, 0, key), in base64url.
    public static CommandId of(AccountId account, String idempotencyKey) {
        return hashed(account.value() + '\0' + idempotencyKey);
    }

    /// The id of every attempt that an operator makes at an account under one idempotency key: the
    /// SHA-256 of (account, 0, operator, 0, key), in base64url. A key has no 0 in it, so that it is
    /// never that of an attempt of the account itself.
    public static CommandId of(AccountId account, AccountId operator, String idempotencyKey) {
        return hashed(account.value() + '\0' + operator.value() + '\0' + idempotencyKey);
    }

    /// The id of every attempt that an operator makes to halt or resume symbols under one
    /// idempotency key: the SHA-256 of (0, operator, 0, key), in base64url. No account has an empty
    /// name, so that it is never that of a command.
    public static CommandId ofHalt(AccountId operator, String idempotencyKey) {
        return hashed('\0' + operator.value() + '\0' + idempotencyKey);
    }

    private static CommandId hashed(String text) {
        byte[] hash = Sha256.of(text);
        return new CommandId(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    @Override
    public String toString() {
        return value;
    }
}
