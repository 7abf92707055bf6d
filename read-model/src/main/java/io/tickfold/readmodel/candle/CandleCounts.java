package io.tickfold.readmodel.candle;

/// What became of trades.
///
/// @param taken into candles
/// @param repeated left out, since they had been taken before
/// @param refused left out, since they cannot be used, such as those of the future
public record CandleCounts(long taken, long repeated, long refused) {

    static final CandleCounts NONE = new CandleCounts(0, 0, 0);

    CandleCounts and(CandleCounts other) {
        return new CandleCounts(
                taken + other.taken, repeated + other.repeated, refused + other.refused);
    }
}
