-- What was traded, in candles. market-trades has the last days of it only, and dumps may have been
-- read in too: nothing else can make all of these rows again.

-- Whoever writes has its row locked.
CREATE TABLE candle_writer (
    id INTEGER NOT NULL PRIMARY KEY
);
INSERT INTO candle_writer VALUES (0);

-- Where the projection continues in each partition of market-trades.
CREATE TABLE trade_position (
    part        INTEGER NOT NULL PRIMARY KEY,
    topic_id    VARCHAR(40) NOT NULL,
    next_offset BIGINT NOT NULL
);

-- One row per symbol, interval and start. Whatever ends in _at and is a number is in microseconds
-- since 1970; with the numbers of the first and last trade it decides what a late one changes.
CREATE TABLE candle (
    symbol       VARCHAR(20) NOT NULL,
    span         VARCHAR(3) NOT NULL,
    starts       TIMESTAMP(0) WITH TIME ZONE NOT NULL,
    open_price   NUMERIC(27, 12) NOT NULL,
    high_price   NUMERIC(27, 12) NOT NULL,
    low_price    NUMERIC(27, 12) NOT NULL,
    close_price  NUMERIC(27, 12) NOT NULL,
    volume       NUMERIC(39, 12) NOT NULL,
    trade_count  BIGINT NOT NULL,
    open_at      BIGINT NOT NULL,
    open_number  BIGINT NOT NULL,
    close_at     BIGINT NOT NULL,
    close_number BIGINT NOT NULL,
    gap          BOOLEAN NOT NULL,
    PRIMARY KEY (symbol, span, starts)
);

-- Of each source's numbers for a symbol, all from the first to the last have been taken but those in
-- trade_gap. Trades from before since_at had other numbers.
CREATE TABLE trade_series (
    symbol       VARCHAR(20) NOT NULL,
    source       VARCHAR(32) NOT NULL,
    first_number BIGINT NOT NULL,
    last_number  BIGINT NOT NULL,
    first_at     BIGINT NOT NULL,
    last_at      BIGINT NOT NULL,
    since_at     BIGINT NOT NULL,
    PRIMARY KEY (symbol, source)
);

-- Numbers that are missing, and the times of the trades before and after them.
CREATE TABLE trade_gap (
    symbol       VARCHAR(20) NOT NULL,
    source       VARCHAR(32) NOT NULL,
    first_number BIGINT NOT NULL,
    last_number  BIGINT NOT NULL,
    after_at     BIGINT NOT NULL,
    before_at    BIGINT NOT NULL,
    PRIMARY KEY (symbol, source, first_number)
);
