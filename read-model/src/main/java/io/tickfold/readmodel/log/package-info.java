/// The topic `trade-events`: positions in it, and pages of decoded events.
package io.tickfold.readmodel.log;
