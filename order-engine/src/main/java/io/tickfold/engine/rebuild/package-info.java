/// Rebuilds the engine's state from the events, when changelogs or committed offsets were lost.
package io.tickfold.engine.rebuild;
