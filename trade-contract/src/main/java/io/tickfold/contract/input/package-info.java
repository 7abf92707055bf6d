/// Everything that can influence a decision; all of it enters through the topic `trade-input`.
package io.tickfold.contract.input;
