/// How messages travel: CloudEvents 1.0 in Kafka's binary mode, JSON values, frozen type names.
///
/// Nothing here names a Java class on the wire. Published messages only ever gain optional fields;
/// readers ignore fields that they do not know.
package io.tickfold.contract.wire;
