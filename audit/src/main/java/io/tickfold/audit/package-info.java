/// The command line that reads, exports, verifies and explains the log.
package io.tickfold.audit;
