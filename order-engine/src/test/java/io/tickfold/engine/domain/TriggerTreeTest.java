package io.tickfold.engine.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market.LastQuote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Accounts come, change and go at random; the tree finds what a search of all would find.
class TriggerTreeTest {

    private static final int STEPS = 20_000;
    private static final int ACCOUNTS = 300;
    private static final int MIDDLE = 200;

    private final long seed = Long.getLong("tickfold.test.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final TriggerTree tree = new TriggerTree(new Symbol("BTCUSDT"));
    private final NavigableMap<AccountId, TriggerTree.Node> plain = new TreeMap<>();

    @Test
    void findsWhatASearchOfAllWouldFind() {
        System.out.println("TriggerTreeTest: -Dtickfold.test.seed=" + seed);
        int found = 0;
        for (int i = 0; i < STEPS; i++) {
            change(account());
            Optional<AccountId> after = Optional.of(account()).filter(_ -> random.nextInt(7) > 0);
            LastQuote quote = quote();

            Optional<AccountId> next = tree.next(after, quote);

            assertThat(next).isEqualTo(search(after, quote));
            found += next.isPresent() ? 1 : 0;
        }
        assertThat(found).isBetween(STEPS / 10, STEPS * 9 / 10);
    }

    private AccountId account() {
        return new AccountId(String.format(Locale.ROOT, "account-%03d", random.nextInt(ACCOUNTS)));
    }

    private void change(AccountId account) {
        TriggerTree.Node node = plain.get(account);
        if (node == null) {
            plain.put(account, tree.add(account, triggers()));
        } else if (random.nextInt(3) > 0) {
            node.replace(triggers());
        } else {
            node.remove();
            plain.remove(account);
        }
    }

    /// Few are reached by quotes, which are near [#MIDDLE].
    private Triggers triggers() {
        return new Triggers(
                random.nextInt(200) > 0 ? 0 : random.nextInt(6),
                level(-1),
                level(1),
                level(-1),
                level(1));
    }

    /// @param side of the middle where most are: -1 for levels that prices fall to
    private @Nullable BigDecimal level(int side) {
        int distance = random.nextInt(200) > 0 ? 5 + random.nextInt(MIDDLE - 5) : 0;
        return random.nextBoolean()
                ? null
                : new BigDecimal(MIDDLE + side * distance).setScale(random.nextInt(3));
    }

    private LastQuote quote() {
        BigDecimal bid = new BigDecimal(MIDDLE + random.nextInt(5) - 2);
        Quote quote = new Quote(new Price(bid), new Price(bid.add(BigDecimal.ONE)));
        int moved = Math.max(1, random.nextInt(8));
        return new LastQuote(
                quote,
                new FeedPosition(1, 1),
                Instant.EPOCH,
                1,
                Optional.of(new Anchors(Collections.nCopies(Anchors.STEPS.size(), quote), moved)));
    }

    private Optional<AccountId> search(Optional<AccountId> after, LastQuote quote) {
        return after.map(account -> plain.tailMap(account, false)).orElse(plain).entrySet().stream()
                .filter(entry -> entry.getValue().triggers().areReachedBy(quote))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
