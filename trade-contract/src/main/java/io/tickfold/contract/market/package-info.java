/// What happens on a market, as its source tells it; it decides nothing.
package io.tickfold.contract.market;
