package io.tickfold.gateway.web;

/// What a client must show before an endpoint answers it, from nothing to the most.
public enum Access {
    /// Nothing; nobody looks at a token that is sent all the same.
    PUBLIC,
    /// A valid token of any account.
    TOKEN,
    /// A token that may take money out of its own account.
    WITHDRAW,
    /// An operator's token.
    OPERATOR
}
