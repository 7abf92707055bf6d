/// Rebuilds the whole read model as fast as the processor allows.
package io.tickfold.readmodel.rebuild;
