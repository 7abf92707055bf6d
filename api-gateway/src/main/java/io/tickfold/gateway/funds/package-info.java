/// Money that comes into accounts and goes out of them over HTTP.
package io.tickfold.gateway.funds;
