/// What the engine and its tools ask a Kafka cluster: topics, offsets, stretches of a partition.
package io.tickfold.engine.cluster;
