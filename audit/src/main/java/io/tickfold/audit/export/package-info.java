/// The command that writes the log to a file.
package io.tickfold.audit.export;
