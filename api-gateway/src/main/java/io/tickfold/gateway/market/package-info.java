/// What the gateway itself knows of the market: names of symbols, the latest quotes, the rules.
package io.tickfold.gateway.market;
