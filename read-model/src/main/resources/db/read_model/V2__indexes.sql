-- Ways to rows that their primary keys do not offer; a rebuild makes them last.
CREATE INDEX IF NOT EXISTS event_by_sequence ON event (account_id, sequence);
CREATE INDEX IF NOT EXISTS event_by_command ON event (command_id, account_id);
CREATE INDEX IF NOT EXISTS event_by_order ON event (order_id, account_id);
CREATE INDEX IF NOT EXISTS open_order_by_account ON open_order (account_id, sequence);
CREATE UNIQUE INDEX IF NOT EXISTS closed_order_by_sequence ON closed_order (account_id, sequence);
CREATE INDEX IF NOT EXISTS closed_order_by_id ON closed_order (order_id, account_id);
CREATE INDEX IF NOT EXISTS reduction_by_order ON reduction (order_id, account_id);
