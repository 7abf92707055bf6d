/// What operators do: move money of accounts, halt symbols, and ask what came of commands.
package io.tickfold.gateway.operator;
