/// The command that follows the events.
package io.tickfold.audit.tail;
