package io.tickfold.gateway.command;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import java.util.Optional;

/// Who sends a command for an account: its owner or an operator.
///
/// Each has its own idempotency keys and its own address to ask what came of a command.
///
/// @param operator empty for the owner
public record Requester(AccountId account, Optional<AccountId> operator) {

    public static Requester owner(AccountId account) {
        return new Requester(account, Optional.empty());
    }

    public static Requester operator(AccountId operator, AccountId account) {
        return new Requester(account, Optional.of(operator));
    }

    /// The id of every attempt that the requester makes under this key.
    public CommandId commandOf(IdempotencyKey key) {
        return operator.map(o -> CommandId.of(account, o, key.value()))
                .orElseGet(() -> CommandId.of(account, key.value()));
    }

    /// Where the requester asks what came of a command.
    String addressOf(CommandId command) {
        String commands =
                operator.map(_ -> "/api/v1/admin/accounts/" + account + "/commands/")
                        .orElse("/api/v1/trade/commands/");
        return commands + command;
    }
}
