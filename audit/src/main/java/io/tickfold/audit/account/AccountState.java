package io.tickfold.audit.account;

import io.tickfold.audit.log.LogRecord;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.engine.domain.Account;

/// An account, and the event that made it so.
record AccountState(Account account, TradeEvent last, LogRecord record) {}
