/// A real Kafka broker and its KRaft controller: inside this JVM on the loopback address
/// (`EmbeddedKafka`), or as a process of its own (`BrokerMain`).
///
/// Records, the cluster's id and its metadata stay in the data directory, so the next start resumes
/// where the last one ended, however it ended.
package io.tickfold.embedded;
