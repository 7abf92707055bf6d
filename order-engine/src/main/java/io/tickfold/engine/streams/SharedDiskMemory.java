package io.tickfold.engine.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/// Bounds the memory beside the heap that the stores on disk of all partitions take together,
/// however many keys they hold.
///
/// Kafka Streams creates it by name for each store; the stores share what is never closed.
public final class SharedDiskMemory implements RocksDBConfigSetter {

    private static final long BYTES = 96L << 20;
    private static final long BYTES_TO_WRITE = 32L << 20;

    private static final Cache CACHE = new LRUCache(BYTES);
    private static final WriteBufferManager UNWRITTEN =
            new WriteBufferManager(BYTES_TO_WRITE, CACHE);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        BlockBasedTableConfig tables = (BlockBasedTableConfig) options.tableFormatConfig();
        tables.setBlockCache(CACHE);
        tables.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(tables);
        options.setWriteBufferManager(UNWRITTEN);
    }

    @Override
    public void close(String store, Options options) {}
}
