/// What everybody may know of the market: assets, instruments, prices and rules.
package io.tickfold.gateway.market;
