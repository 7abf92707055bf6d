-- What trade-events says, in rows. All of it can be made again from that topic.

-- Where the projection goes on in each partition of trade-events.
CREATE TABLE projected_partition (
    part        INTEGER NOT NULL PRIMARY KEY,
    topic_id    VARCHAR(40) NOT NULL,
    next_offset BIGINT NOT NULL
);

-- Every event, as it stands in Kafka; refusals of unknown accounts have sequence 0. The position is
-- its partition times 2^48 plus its offset: a key of one number costs H2 no index of its own.
CREATE TABLE event (
    log_position BIGINT NOT NULL PRIMARY KEY,
    account_id   VARCHAR(64) NOT NULL,
    sequence     BIGINT NOT NULL,
    type         VARCHAR(80) NOT NULL,
    happened_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    input_offset BIGINT NOT NULL,
    command_id   VARCHAR(64),
    order_id     VARCHAR(20),
    data         VARCHAR(262144) NOT NULL
);

CREATE TABLE account (
    account_id VARCHAR(64) NOT NULL PRIMARY KEY,
    part       INTEGER NOT NULL,
    sequence   BIGINT NOT NULL,
    balance    NUMERIC(17, 2) NOT NULL,
    opened_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- sequence is that of the event that opened the order; quantity and margin are what is left of it,
-- booked_profit is what its parts that were closed brought.
CREATE TABLE open_order (
    account_id      VARCHAR(64) NOT NULL,
    order_id        VARCHAR(20) NOT NULL,
    sequence        BIGINT NOT NULL,
    symbol          VARCHAR(20) NOT NULL,
    side            VARCHAR(4) NOT NULL,
    quantity        NUMERIC(27, 12) NOT NULL,
    opened_quantity NUMERIC(27, 12) NOT NULL,
    leverage        INTEGER NOT NULL,
    open_price      NUMERIC(27, 12) NOT NULL,
    margin          NUMERIC(17, 2) NOT NULL,
    booked_profit   NUMERIC(17, 2) NOT NULL,
    take_profit     NUMERIC(27, 12),
    stop_loss       NUMERIC(27, 12),
    client_order_id VARCHAR(64),
    opened_at       TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (order_id, account_id)
);

-- log_position and sequence are those of the event that closed the order; quantity is all that was
-- ever opened, profit that of all parts.
CREATE TABLE closed_order (
    log_position    BIGINT NOT NULL PRIMARY KEY,
    account_id      VARCHAR(64) NOT NULL,
    sequence        BIGINT NOT NULL,
    order_id        VARCHAR(20) NOT NULL,
    opened_sequence BIGINT NOT NULL,
    symbol          VARCHAR(20) NOT NULL,
    side            VARCHAR(4) NOT NULL,
    quantity        NUMERIC(27, 12) NOT NULL,
    leverage        INTEGER NOT NULL,
    open_price      NUMERIC(27, 12) NOT NULL,
    close_price     NUMERIC(27, 12) NOT NULL,
    profit          NUMERIC(17, 2) NOT NULL,
    close_reason    VARCHAR(20) NOT NULL,
    client_order_id VARCHAR(64),
    opened_at       TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    closed_at       TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- Parts that were closed before the whole order was, by the event that closed them.
CREATE TABLE reduction (
    log_position BIGINT NOT NULL PRIMARY KEY,
    account_id   VARCHAR(64) NOT NULL,
    sequence     BIGINT NOT NULL,
    order_id     VARCHAR(20) NOT NULL,
    quantity     NUMERIC(27, 12) NOT NULL,
    close_price  NUMERIC(27, 12) NOT NULL,
    profit       NUMERIC(17, 2) NOT NULL,
    closed_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
