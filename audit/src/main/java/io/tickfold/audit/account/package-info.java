/// The commands that tell what accounts had come to at some time.
package io.tickfold.audit.account;
