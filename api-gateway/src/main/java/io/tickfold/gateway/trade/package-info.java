/// Opening, amending and closing orders over HTTP.
package io.tickfold.gateway.trade;
