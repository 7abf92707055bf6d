/// What every reader of the log needs: consumers without a group, and positions.
package io.tickfold.gateway.kafka;
