package io.tickfold.gateway.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.Symbol;
import io.tickfold.readmodel.DatabaseKind;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What gateways that share a database record of halts.
class HaltRecordsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final BriefTask TASKS = new BriefTask(Duration.ofSeconds(20));

    private static HaltRecord halt(String symbol, boolean halted, int second) {
        return new HaltRecord(
                new Symbol(symbol),
                halted,
                new AccountId("op-" + second),
                second % 2 == 0
                        ? Optional.of(new AdjustmentReason("'; DROP TABLE halts; -- <b>"))
                        : Optional.empty(),
                second % 3 == 0,
                NOON.plusSeconds(second));
    }

    @ParameterizedTest
    @EnumSource
    void keepTheLastOfEachSymbol(DatabaseKind kind) {
        try (Database identity = new Databases(kind.settings()).open("identity")) {
            HaltRecords records = new HaltRecords(identity, TASKS);
            assertThat(records.all()).contains(List.of());
            records.keep(halt("BTCUSDT", true, 2));
            records.keep(halt("ETHUSDT", true, 3));
            records.keep(halt("BTCUSDT", false, 1));
            assertThat(records.all().orElseThrow())
                    .containsExactlyInAnyOrder(halt("BTCUSDT", true, 2), halt("ETHUSDT", true, 3));
            records.keep(halt("BTCUSDT", false, 4));
            assertThat(records.all().orElseThrow())
                    .containsExactlyInAnyOrder(halt("BTCUSDT", false, 4), halt("ETHUSDT", true, 3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepTheLastOfManyAtOnce(DatabaseKind kind) {
        try (Database identity = new Databases(kind.settings()).open("identity")) {
            HaltRecords records = new HaltRecords(identity, TASKS);
            CompletableFuture.allOf(
                            IntStream.range(0, 20)
                                    .mapToObj(i ->
                                            CompletableFuture.runAsync(
                                                    () -> records.keep(halt("BTCUSDT", true, i))))
                                    .toArray(CompletableFuture[]::new))
                    .join();
            assertThat(records.all().orElseThrow()).containsExactly(halt("BTCUSDT", true, 19));
        }
    }

    @Test
    void areUnknownWithoutADatabase() {
        Database identity = new Databases(DatabaseKind.H2.settings()).open("identity");
        identity.close();
        HaltRecords records = new HaltRecords(identity, TASKS);
        records.keep(halt("BTCUSDT", true, 1));
        assertThat(records.all()).isEmpty();
    }
}
