/// A real Kafka broker and its KRaft controller inside this JVM, for one machine and for tests.
///
/// Everything listens on the loopback address only. Records, the cluster's id and its metadata stay
/// in the data directory, so the next start resumes where the last one ended, however it ended.
package io.tickfold.embedded;
