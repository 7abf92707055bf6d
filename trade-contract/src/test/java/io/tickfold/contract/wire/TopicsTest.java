package io.tickfold.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.SeededRandom;
import io.tickfold.contract.value.AccountId;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {

    @Test
    void anAccountsPartitionIsTheOneThatAProducerChooses() {
        SeededRandom random = SeededRandom.create();
        for (int i = 0; i < 1_000; i++) {
            String account = HexFormat.of().toHexDigits(random.generator().nextLong());
            int partitions = random.generator().nextInt(1, 100);

            assertThat(Topics.partitionOf(new AccountId(account), partitions))
                    .as("%s", random)
                    .isEqualTo(
                            BuiltInPartitioner.partitionForKey(
                                    account.getBytes(UTF_8), partitions));
        }
    }

    /// A changed hash would part accounts from their history.
    @ParameterizedTest
    @CsvSource({"acc-1, 12, 9", "alice, 12, 9", "bob, 4, 2"})
    void anAccountsPartitionNeverChanges(String account, int partitions, int partition) {
        assertThat(Topics.partitionOf(new AccountId(account), partitions)).isEqualTo(partition);
    }

    @Test
    void onlyEventsAreKeptForEver() {
        assertThat(Topics.all())
                .filteredOn(t -> "-1".equals(t.settings().get(TopicConfig.RETENTION_MS_CONFIG)))
                .isEqualTo(List.of(Topics.TRADE_EVENTS));
    }

    @Test
    void onlyTheRulesAreCompactedAndStandInOnePartition() {
        assertThat(Topics.all())
                .filteredOn(
                        t -> "compact".equals(t.settings().get(TopicConfig.CLEANUP_POLICY_CONFIG)))
                .isEqualTo(List.of(Topics.TRADING_RULES));
        assertThat(Topics.all())
                .filteredOn(t -> Topics.partitionsOf(t, 4) != 4)
                .isEqualTo(List.of(Topics.TRADING_RULES));
    }

    @Test
    void aKeyIsTheTextOfWhatItNames() {
        assertThat(Topics.TRADE_INPUT.encodeKey(Samples.ACCOUNT))
                .isEqualTo("acc-1".getBytes(UTF_8));
    }
}
