package io.tickfold.gateway.stream;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.web.limits.ClientAddress;
import java.util.Optional;

/// Whose stream it is.
///
/// @param address as it counts in rate limits too: all of an IPv6 network is one client
/// @param account only of streams of events
record Owner(StreamKind kind, String address, Optional<AccountId> account) {

    Owner {
        address = ClientAddress.of(address);
    }

    static Owner of(StreamKind kind, String address) {
        return new Owner(kind, address, Optional.empty());
    }
}
