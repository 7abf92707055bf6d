/// What operators do: move money of accounts, halt symbols, ask what came of commands, and look at
/// exposure, instruments and health. What they read of accounts and orders is where their owners
/// read it.
package io.tickfold.gateway.operator;
