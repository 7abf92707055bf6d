-- What operators did last to each symbol, for other operators to read; what is halted, the log decides.
CREATE TABLE symbol_halt (
    symbol     VARCHAR(20) NOT NULL PRIMARY KEY,
    halted     BOOLEAN NOT NULL,
    operator   VARCHAR(64) NOT NULL,
    reason     VARCHAR(400),
    complete   BOOLEAN NOT NULL,
    changed_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
