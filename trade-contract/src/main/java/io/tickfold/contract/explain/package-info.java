/// How the figures of an order come about, computed again and written down: what the audit and the
/// gateway tell in the same words.
package io.tickfold.contract.explain;
