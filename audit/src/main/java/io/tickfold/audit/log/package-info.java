/// Where the records come from that are audited: a Kafka cluster or an export file.
package io.tickfold.audit.log;
