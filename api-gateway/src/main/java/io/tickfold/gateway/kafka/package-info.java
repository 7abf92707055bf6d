/// Following a topic from its end, without a group and for ever.
package io.tickfold.gateway.kafka;
