/// Proves that the log is what the engine wrote and what its rules lead to, or says where it is
/// not.
package io.tickfold.audit.verify;
