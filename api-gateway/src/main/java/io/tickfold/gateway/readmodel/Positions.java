package io.tickfold.gateway.readmodel;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Where the projection goes on in each partition.
final class Positions {

    private Positions() {}

    /// The offset of the record that comes next; 0 if nothing of the partition was projected.
    static long of(JdbcClient sql, int partition) {
        return sql.sql("SELECT next_offset FROM projected_partition WHERE part = ?")
                .param(partition)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
