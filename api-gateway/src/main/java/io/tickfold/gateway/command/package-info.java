/// Carrying out what clients ask for, once per idempotency key, and saying what came of it.
package io.tickfold.gateway.command;
