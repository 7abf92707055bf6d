package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Side;
import io.tickfold.engine.domain.Market.LastQuote;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What new quotes of one symbol may reach: the levels of orders, and the accounts that are near a
/// margin level.
final class SymbolTriggers {

    private final Map<Side, ReachTree<LevelKey, Price>> falling = new EnumMap<>(Side.class);
    private final Map<Side, ReachTree<LevelKey, Price>> rising = new EnumMap<>(Side.class);
    private final ReachTree<AccountId, Integer> near =
            new ReachTree<>(Comparator.naturalOrder(), Comparator.naturalOrder());

    /// What a level of an order is found by: the account, then the age of the order.
    private record LevelKey(AccountId account, long openedBy) implements Comparable<LevelKey> {

        static LevelKey of(AccountId account, Position position) {
            return new LevelKey(account, position.openedBy());
        }

        static LevelKey lastOf(AccountId account) {
            return new LevelKey(account, Long.MAX_VALUE);
        }

        @Override
        public int compareTo(LevelKey other) {
            int compared = account.compareTo(other.account);
            return compared == 0 ? Long.compare(openedBy, other.openedBy) : compared;
        }
    }

    SymbolTriggers() {
        for (Side side : Side.values()) {
            falling.put(
                    side, new ReachTree<>(Comparator.naturalOrder(), Comparator.naturalOrder()));
            rising.put(side, new ReachTree<>(Comparator.naturalOrder(), Comparator.reverseOrder()));
        }
    }

    /// Adds the levels of an account's order.
    void addLevels(AccountId account, Position position) {
        LevelKey key = LevelKey.of(account, position);
        position.levels().stopLoss().ifPresent(level -> stopLosses(position).add(key, level));
        position.levels().takeProfit().ifPresent(level -> takeProfits(position).add(key, level));
    }

    /// Removes the levels of an account's order.
    void removeLevels(AccountId account, Position position) {
        LevelKey key = LevelKey.of(account, position);
        position.levels().stopLoss().ifPresent(_ -> stopLosses(position).remove(key));
        position.levels().takeProfit().ifPresent(_ -> takeProfits(position).remove(key));
    }

    /// A buy loses when its closing price falls, a sell when it rises.
    private ReachTree<LevelKey, Price> stopLosses(Position position) {
        return book(position.side() == Side.BUY ? falling : rising, position.side());
    }

    private ReachTree<LevelKey, Price> takeProfits(Position position) {
        return book(position.side() == Side.BUY ? rising : falling, position.side());
    }

    private static ReachTree<LevelKey, Price> book(
            Map<Side, ReachTree<LevelKey, Price>> books, Side side) {
        return Objects.requireNonNull(books.get(side));
    }

    /// Adds an account, which is not there, as this near.
    void addNear(AccountId account, int nearness) {
        near.add(account, nearness);
    }

    void removeNear(AccountId account) {
        near.remove(account);
    }

    /// The first account after another, or of all, that the quote may concern.
    Optional<AccountId> next(LastQuote quote, Optional<AccountId> after) {
        Optional<LevelKey> level = after.map(LevelKey::lastOf);
        Optional<AccountId> first = near.next(after, quote.anchored().moved());
        for (Side side : Side.values()) {
            Price price = quote.quote().closing(side);
            first = earlier(first, book(falling, side).next(level, price));
            first = earlier(first, book(rising, side).next(level, price));
        }
        return first;
    }

    private static Optional<AccountId> earlier(Optional<AccountId> one, Optional<LevelKey> other) {
        return other.isEmpty()
                ? one
                : Stream.concat(one.stream(), other.map(LevelKey::account).stream())
                        .min(Comparator.naturalOrder());
    }
}
