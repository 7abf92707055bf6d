package io.tickfold.engine.stores;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BOB;
import static io.tickfold.engine.domain.Inputs.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Fingerprint;
import io.tickfold.engine.cluster.EngineStartException;
import io.tickfold.engine.domain.KeyMemory.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeyStoreTest {

    private static final Duration DAY = Duration.ofDays(1);

    /// What an engine of format 3 stored.
    private static final String FORMAT_3 =
            """
            {"account":"alice","command":"k","fingerprint":"f",\
            "first":{"firstSequence":2,"lastSequence":3,"at":"2026-01-05T12:00:00Z"}}\
            """;

    private final TreeMap<String, byte[]> head = new TreeMap<>();
    private final TreeMap<String, byte[]> state = new TreeMap<>();
    private final KeyStore keys = new KeyStore(Entries.of(head), Entries.of(state));

    private static Use use(AccountId account, String command, Instant at) {
        return new Use(
                account,
                new CommandId(command),
                new Fingerprint("close:ord_0123456789abcdef:all"),
                new FirstAnswer(1_000_000, 1_000_002, at),
                3);
    }

    @Test
    void findsWhatItKeepsForExactlyADay() {
        Use use = use(ALICE, "k", START);
        keys.put(use);

        assertThat(keys.find(ALICE, use.command(), START.plus(DAY).minusMillis(1))).contains(use);
        assertThat(keys.find(ALICE, use.command(), START.plus(DAY))).isEmpty();
        assertThat(keys.find(BOB, use.command(), START)).isEmpty();
        assertThat(keys.find(ALICE, new CommandId("k2"), START)).isEmpty();
    }

    @Test
    void findsTheNewUseOfAKeyThatWasForgotten() {
        Use later = use(ALICE, "k", START.plus(DAY));
        keys.put(use(ALICE, "k", START));
        keys.put(later);

        assertThat(keys.find(ALICE, later.command(), START.plus(DAY))).contains(later);
    }

    @Test
    void countsAnAccountsKeysAndNobodyElses() {
        for (int i = 0; i < 5; i++) {
            keys.put(use(new AccountId("a"), "k" + i, START.plus(Duration.ofHours(6L * i))));
            keys.put(use(new AccountId("a-b"), "k" + i, START));
        }

        assertThat(keys.count(new AccountId("a"), START.plus(DAY), 10)).isEqualTo(4);
        assertThat(keys.count(new AccountId("a"), START.plus(DAY), 3)).isEqualTo(3);
    }

    @Test
    void forgetsALittleAtATimeWhatNeedNotBeKept() {
        for (int i = 0; i < 40; i++) {
            keys.put(use(ALICE, "old-" + i, START));
        }
        Use young = use(ALICE, "young", START.plus(DAY));
        keys.put(young);
        Instant later = START.plus(DAY).plus(DAY);

        keys.forget(later);
        assertThat(head).hasSize(25);
        keys.forget(later);
        keys.forget(later);
        keys.forget(later);

        assertThat(all()).containsExactly(young);
    }

    @Test
    void keepsWhatStillCounts() {
        Use use = use(ALICE, "k", START);
        keys.put(use);

        keys.forget(START.plus(DAY).plus(Duration.ofHours(1)).minusMillis(1));

        assertThat(all()).containsExactly(use);
    }

    @Test
    void keepsTheHashesOfHoursThatCount() {
        for (long hour = 100; hour <= 150; hour++) {
            keys.putHash(hour, ChainHash.ofText("before"));
            keys.putHash(hour, ChainHash.ofText("hour " + hour));
        }

        assertThat(keys.hash(126)).contains(ChainHash.ofText("hour 126"));
        assertThat(keys.hash(150)).contains(ChainHash.ofText("hour 150"));
        assertThat(keys.hash(151)).isEmpty();
        assertThat(head).hasSizeLessThan(30);
    }

    @Test
    void adoptsWhatAnOlderEngineStored() {
        state.put("k/alice/k", ("\3" + FORMAT_3).getBytes(UTF_8));

        keys.adopt();

        assertThat(state).isEmpty();
        assertThat(keys.find(ALICE, new CommandId("k"), START))
                .contains(
                        new Use(
                                ALICE,
                                new CommandId("k"),
                                new Fingerprint("f"),
                                new FirstAnswer(2, 3, START),
                                2));
    }

    @Test
    void stopsAtAnEntryOfAnUnknownFormat() {
        Use use = use(ALICE, "k", START);
        keys.put(use);
        head.replaceAll((_, value) -> new byte[] {99, value[1]});

        assertThatThrownBy(() -> keys.find(ALICE, use.command(), START))
                .isInstanceOf(EngineStartException.class);
    }

    /// An account's id of 36 characters, a command's of 43, a sequence of millions.
    @Test
    void takesAtMost150BytesForAKey() {
        AccountId account = new AccountId("0196f3c2-7f1d-7aaa-8bbb-0123456789ab");
        keys.put(use(account, "A".repeat(43), START));

        String key = head.firstKey();

        assertThat(key.length() + head.firstEntry().getValue().length).isLessThanOrEqualTo(150);
    }

    private List<Use> all() {
        List<Use> all = new ArrayList<>();
        keys.forEach(all::add);
        return all;
    }
}
