package io.tickfold.engine.stores;

import static io.tickfold.engine.domain.Inputs.BTC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.Money;
import io.tickfold.engine.cluster.EngineStartException;
import io.tickfold.engine.domain.Account;
import io.tickfold.engine.domain.Inputs;
import io.tickfold.engine.domain.OpenOrders;
import io.tickfold.engine.journal.PartitionJournal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class StateFormatTest {

    private static final AccountId CALLED = new AccountId("a49");
    private static final ChainHash CHAIN = ChainHash.ofText("last event");
    private static final AccountStore.Entry ENTRY =
            new AccountStore.Entry(7, Money.of("374.33"), true, CHAIN);

    /// As 0.1.0 stored an account.
    private static final String FORMAT_2 =
            String.format(
                    Locale.ROOT,
                    """
                    {"sequence":7,"balance":"374.33","isCalled":true,"chain":"%s"}\
                    """,
                    CHAIN);

    private static byte[] stored(int version, String json) {
        return ((char) version + json).getBytes(UTF_8);
    }

    @Test
    void readsAnAccountOfTheFormatBefore() {
        assertThat(StateFormat.decode(stored(2, FORMAT_2), AccountStore.Entry.class))
                .isEqualTo(ENTRY);
    }

    @Test
    void writesTodaysFormat() {
        assertThat(StateFormat.encode(ENTRY))
                .isEqualTo(stored(5, FORMAT_2.replace("isCalled", "inMarginCall")));
    }

    @Test
    void readsWhatDidNotChangeAsItIs() {
        assertThat(StateFormat.decode(stored(2, "\"a49\""), AccountId.class)).isEqualTo(CALLED);
        assertThat(StateFormat.decode(stored(2, "17"), Long.class)).isEqualTo(17);
    }

    @Test
    void readsAMarketOfTheFormatBefore() {
        String past =
                """
                {"quotes":{},"halted":["BTCUSDT"],"at":"2026-01-05T12:00:00Z"}\
                """;

        assertThat(StateFormat.decode(stored(3, past), BacklogStore.Past.class))
                .isEqualTo(
                        new BacklogStore.Past(
                                Optional.empty(), Map.of(), Set.of(BTC), List.of(), Inputs.START));
    }

    @Test
    void readsStoresThatMixFormats() {
        Entries former = Entries.of(new TreeMap<>());
        AccountStore accounts = new AccountStore(Entries.of(new TreeMap<>()), former);
        Account today =
                new Account(new AccountId("a50"), 1, Money.ZERO, true, OpenOrders.of(List.of()));
        former.put("a/a49", stored(2, FORMAT_2));
        accounts.save(today, CHAIN);

        PartitionJournal restored = new PartitionJournal(0, 1);
        accounts.load(restored);

        assertThat(restored.fold().account(CALLED)).map(Account::inMarginCall).contains(true);
        assertThat(restored.fold().account(today.id())).contains(today);
    }

    @Test
    void takesNoOlderFormatForTodays() {
        assertThatThrownBy(() -> StateFormat.decode(stored(5, FORMAT_2), AccountStore.Entry.class))
                .isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 99})
    void stopsAtAFormatThatItDoesNotKnow(int version) {
        assertThatThrownBy(() -> StateFormat.decode(stored(version, "\"a49\""), AccountId.class))
                .isInstanceOf(EngineStartException.class)
                .hasMessageContaining("./tickfold rebuild-state");
    }
}
