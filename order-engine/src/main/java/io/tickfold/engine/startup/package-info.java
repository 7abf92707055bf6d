/// The checks that an engine must pass before it folds its first input: topics and their settings,
/// committed offsets, and a restored state that agrees with the published events.
package io.tickfold.engine.startup;
