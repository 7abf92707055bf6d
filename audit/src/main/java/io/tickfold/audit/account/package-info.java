/// The commands `account` and `balances`: accounts as they are or were, folded from their events.
package io.tickfold.audit.account;
