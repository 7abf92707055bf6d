/// The events of the client's account, as they stand in the log.
package io.tickfold.gateway.events;
