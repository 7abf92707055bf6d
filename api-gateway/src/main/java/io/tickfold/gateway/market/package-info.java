/// What the gateway itself knows of the market: names of symbols, and the latest quotes.
package io.tickfold.gateway.market;
