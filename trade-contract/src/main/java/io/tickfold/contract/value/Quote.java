package io.tickfold.contract.value;

/// What an instrument can be sold for (bid) and bought for (ask) at a moment.
public record Quote(Price bid, Price ask) {

    /// The price that an order of this side opens at.
    public Price opening(Side side) {
        return side == Side.BUY ? ask : bid;
    }

    /// The price that an order of this side closes at.
    public Price closing(Side side) {
        return side == Side.BUY ? bid : ask;
    }
}
