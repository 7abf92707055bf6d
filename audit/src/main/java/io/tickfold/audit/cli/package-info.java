/// What the commands share: options, exit codes, tables, progress.
package io.tickfold.audit.cli;
