package io.tickfold.gateway.stream;

import io.tickfold.contract.value.AccountId;
import java.util.Optional;

/// Whose stream it is.
///
/// @param account only of streams of events
record Owner(StreamKind kind, String address, Optional<AccountId> account) {

    static Owner of(StreamKind kind, String address) {
        return new Owner(kind, address, Optional.empty());
    }
}
