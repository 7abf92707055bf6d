/// The trading rules once more, as plainly as they can be written: loops over all accounts and all
/// their orders, no index, nothing kept that can be computed.
///
/// It shares the messages with the engine and nothing else, so that the two are wrong together only
/// by misreading the same sentence.
package io.tickfold.engine.domain.naive;
