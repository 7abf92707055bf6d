package io.tickfold.readmodel.candle;

import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The schema of candles. A rebuild of the read model leaves it alone: `market-trades` has only the
/// last days of what it holds.
public final class CandleSchema {

    private static final Logger log = LoggerFactory.getLogger(CandleSchema.class);
    private static final String SCHEMA = "candles";

    private CandleSchema() {}

    /// Opens it. An embedded file that cannot be used is renamed, and what is kept of the trades is
    /// read again.
    public static Database open(Databases databases) {
        try {
            return databases.open(SCHEMA);
        } catch (RuntimeException e) {
            if (!databases.areEmbedded() || !databases.isBroken(e)) {
                throw e;
            }
            log.error(
                    "the candles cannot be used; their file is now {}, and candles are made of the"
                            + " trades that market-trades keeps: {}",
                    databases.moveAside(SCHEMA),
                    e.getMessage());
            return databases.open(SCHEMA);
        }
    }
}
