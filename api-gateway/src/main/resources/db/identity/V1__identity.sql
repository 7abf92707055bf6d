-- Who signs in. None of it is in Kafka, so that all of it can be erased.

-- The account of each mailbox; rebuilding the read model leaves it alone.
CREATE TABLE mailbox (
    address     VARCHAR(254) NOT NULL PRIMARY KEY,
    account_id  VARCHAR(64) NOT NULL UNIQUE,
    opened      BOOLEAN NOT NULL,
    created_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- Links that were asked for lately, used ones too; secret_hash is the SHA-256 of what a link holds.
CREATE TABLE sign_in_link (
    secret_hash VARCHAR(64) NOT NULL PRIMARY KEY,
    address     VARCHAR(254) NOT NULL,
    created_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    expires_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    used_at     TIMESTAMP(3) WITH TIME ZONE
);
CREATE INDEX sign_in_link_by_address ON sign_in_link (address, created_at);
CREATE INDEX sign_in_link_by_age ON sign_in_link (created_at);
