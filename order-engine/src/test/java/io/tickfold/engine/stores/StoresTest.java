package io.tickfold.engine.stores;

import static io.tickfold.contract.input.InstrumentState.CLOSE_ONLY;
import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.ETH;
import static io.tickfold.engine.domain.Inputs.START;
import static io.tickfold.engine.domain.Inputs.close;
import static io.tickfold.engine.domain.Inputs.instrument;
import static io.tickfold.engine.domain.Inputs.openAccount;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.rules;
import static io.tickfold.engine.domain.Inputs.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Price;
import io.tickfold.engine.cluster.EngineStartException;
import io.tickfold.engine.domain.HaltKeys;
import io.tickfold.engine.domain.LogPosition;
import io.tickfold.engine.domain.MarketSnapshot;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.journal.PartitionJournal;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class StoresTest {

    private static final ChainHash CHAIN = ChainHash.ofText("last event");

    private final KeyValueStore<String, byte[]> store = store();
    private final PartitionFold live = new PartitionFold(0, 1);
    private long offset;

    private static KeyValueStore<String, byte[]> store() {
        KeyValueStore<String, byte[]> store =
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore("test"),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingDisabled()
                        .build();
        var context = new MockProcessorContext<String, byte[]>();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    @Test
    void restoresAccountsWithTheirOrdersOldestFirst() {
        AccountStore accounts = accounts(store, new TreeMap<>());
        fold(rules(), tick(BTC, "42785.00", "43215.00", 1));
        for (int i = 0; i < 20; i++) {
            save(accounts, i == 0 ? openAccount(ALICE, "10000.00") : order().as("c" + i));
        }
        save(accounts, close(ALICE, order().idAs("c7")));
        AccountId other = new AccountId("alice-2");
        save(accounts, openAccount(other, "5.00"));

        PartitionJournal restored = new PartitionJournal(0, 1);
        accounts.load(restored);

        assertThat(restored.chains().of(ALICE)).isEqualTo(CHAIN);
        assertThat(restored.fold().account(ALICE)).isPresent().isEqualTo(live.account(ALICE));
        assertThat(restored.fold().account(other)).isPresent().isEqualTo(live.account(other));
    }

    /// As format 3 had them in a store of their own.
    @Test
    void movesWhatIsWrittenAgain() {
        NavigableMap<String, byte[]> former = new TreeMap<>();
        AccountStore before = new AccountStore(Entries.of(former), Entries.of(new TreeMap<>()));
        AccountId other = new AccountId("alice-2");
        fold(rules(), tick(BTC, "42785.00", "43215.00", 1));
        for (Command each :
                List.of(
                        openAccount(ALICE, "10000.00"),
                        openAccount(other, "5.00"),
                        order().as("c1"),
                        order().as("c2"))) {
            save(before, each);
        }
        AccountStore accounts = accounts(store, former);

        save(accounts, close(ALICE, order().idAs("c1")));

        assertThat(former.keySet())
                .containsExactlyInAnyOrder("a/alice-2", "o/alice/" + order().idAs("c2"));
        PartitionJournal restored = new PartitionJournal(0, 1);
        accounts.load(restored);
        assertThat(restored.fold().account(ALICE)).isPresent().isEqualTo(live.account(ALICE));
        assertThat(restored.fold().account(other)).isPresent().isEqualTo(live.account(other));
    }

    private static AccountStore accounts(
            KeyValueStore<String, byte[]> store, NavigableMap<String, byte[]> former) {
        return new AccountStore(Entries.of(store), Entries.of(former));
    }

    @Test
    void restoresWhatRulesDroppedAndForgetsQuotesOfWhatHadExpired() {
        MarketStore market = new MarketStore(Entries.of(store));
        var rules =
                List.of(
                        rules(3, Optional.empty(), instrument(BTC), instrument(ETH)),
                        rules(3, Optional.empty(), instrument(BTC).settledAt(Price.of("43000"))),
                        rules(3, Optional.empty(), instrument(BTC)));
        for (RulesChanged each : rules) {
            fold(each);
            market.save(each, live.market());
        }
        market.saveTime(live.market());

        PartitionFold restored = new PartitionFold(0, 1);
        restored.restore(market.load());

        assertThat(restored.market().dropped()).containsExactly(instrument(ETH).in(CLOSE_ONLY));
        assertThat(MarketSnapshot.of(restored.market()))
                .isEqualTo(MarketSnapshot.of(live.market()));
        assertThat(restored.market().quotes()).isEmpty();
    }

    @Test
    void restoresRulesQuotesAndTime() {
        MarketStore market = new MarketStore(Entries.of(store));
        fold(rules(), tick(BTC, "42785.00", "43215.00", 1));
        market.save(rules(), live.market());
        market.save(tick(BTC, "42785.00", "43215.00", 1), live.market());
        market.saveTime(live.market());

        PartitionFold restored = new PartitionFold(0, 1);
        restored.restore(market.load());

        assertThat(restored.market().rules()).isEqualTo(live.market().rules());
        assertThat(restored.market().quote(BTC)).isEqualTo(live.market().quote(BTC));
        assertThat(restored.market().at()).isEqualTo(START);
    }

    @Test
    void restoresTheKeysOfHaltsOnceThereAreAny() {
        HaltKeyStore keys = new HaltKeyStore(Entries.of(store));
        fold(rules(3, Optional.empty()));
        keys.save(live.haltKeys());
        assertThat(new HaltKeyStore(Entries.of(store)).load()).isEqualTo(HaltKeys.NONE);

        fold(new SymbolHalt(BTC, true, Optional.of(new CommandId("k"))));
        keys.save(live.haltKeys());

        assertThat(live.haltKeys().seen()).hasSize(1);
        assertThat(new HaltKeyStore(Entries.of(store)).load()).isEqualTo(live.haltKeys());
    }

    @Test
    void stopsAtStateOfAnUnknownFormat() {
        store.put("a/alice", new byte[] {99, '{', '}'});

        assertThatThrownBy(() -> accounts(store, new TreeMap<>()).load(new PartitionJournal(0, 1)))
                .isInstanceOf(EngineStartException.class)
                .hasMessageContaining("format")
                .hasMessageContaining("./tickfold rebuild-state");
    }

    private List<TradeEvent> fold(TradeInput... inputs) {
        List<TradeEvent> answer = List.of();
        for (TradeInput input : inputs) {
            Optional<AccountId> key =
                    input instanceof Command command
                            ? Optional.of(command.header().accountId())
                            : Optional.empty();
            answer = live.fold(input, new LogPosition(offset++, START, key)).answer();
        }
        return answer;
    }

    private void save(AccountStore accounts, TradeInput input) {
        List<TradeEvent> events = fold(input);
        AccountId id = events.getFirst().header().accountId();
        accounts.save(live.account(id).orElseThrow(), events, CHAIN);
    }
}
