-- The idempotency keys under which operators halted symbols lately. Halts are input of every partition, so that no account's
-- events remember them; rebuilding the read model leaves them alone.
CREATE TABLE halt_key (
    operator        VARCHAR(64) NOT NULL,
    idempotency_key VARCHAR(255) NOT NULL,
    asked           VARCHAR(64) NOT NULL,
    sent            BOOLEAN NOT NULL,
    created_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (operator, idempotency_key)
);
CREATE INDEX halt_key_by_age ON halt_key (created_at);
