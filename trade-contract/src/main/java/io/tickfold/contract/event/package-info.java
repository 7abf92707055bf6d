/// What the engine decided, refusals included; all of it goes to the topic `trade-events`.
package io.tickfold.contract.event;
