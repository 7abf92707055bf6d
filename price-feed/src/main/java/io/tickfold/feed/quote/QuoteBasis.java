package io.tickfold.feed.quote;

/// What quotes are made of.
public enum QuoteBasis {
    /// A trade's price, less and more the instrument's spread.
    TRADES,
    /// The source's best bid and ask.
    BOOK
}
