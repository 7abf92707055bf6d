package io.tickfold.feed.source;

import io.tickfold.feed.source.ExchangeProtocol.ExchangeTrade;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells by their numbers which trades are new, and which are missing. What comes late fills its
/// gap, so that two connections can be followed at once.
final class TradeSequences {

    /// More gaps than these are given up, the oldest first.
    static final int MOST_GAPS = 100;

    /// After so many old numbers in a row an exchange counts in another way.
    static final int MOST_REPEATED = 10_000;

    private final long patienceNanos;
    private final Map<String, Long> last = new HashMap<>();
    private final Map<String, Integer> repeated = new HashMap<>();
    private final Deque<Gap> gaps = new ArrayDeque<>();

    /// Trades that are missing.
    ///
    /// @param first number of them
    /// @param last number of them
    /// @param since when, by the clock that the caller has
    record Gap(String name, long first, long last, long since) {

        long size() {
            return last - first + 1;
        }
    }

    /// @param patienceNanos how long a trade may be late
    TradeSequences(long patienceNanos) {
        this.patienceNanos = patienceNanos;
    }

    /// Whether it has not come before.
    boolean isNew(ExchangeTrade trade, long now) {
        Long before = last.get(trade.name());
        if (before == null || trade.last() > before) {
            repeated.remove(trade.name());
            last.put(trade.name(), trade.last());
            if (before != null && trade.first() > before + 1) {
                gaps.add(new Gap(trade.name(), before + 1, trade.first() - 1, now));
            }
            return true;
        }
        if (fills(trade)) {
            return true;
        }
        if (repeated.merge(trade.name(), 1, Integer::sum) > MOST_REPEATED) {
            repeated.remove(trade.name());
            last.put(trade.name(), trade.last());
        }
        return false;
    }

    private boolean fills(ExchangeTrade trade) {
        for (Gap gap : gaps) {
            if (gap.name().equals(trade.name())
                    && trade.first() >= gap.first()
                    && trade.last() <= gap.last()) {
                gaps.remove(gap);
                addUnlessEmpty(new Gap(gap.name(), gap.first(), trade.first() - 1, gap.since()));
                addUnlessEmpty(new Gap(gap.name(), trade.last() + 1, gap.last(), gap.since()));
                return true;
            }
        }
        return false;
    }

    private void addUnlessEmpty(Gap gap) {
        if (gap.size() > 0) {
            gaps.add(gap);
        }
    }

    /// The gaps that nothing will fill any more; each is told once.
    List<Gap> lost(long now) {
        List<Gap> lost = new ArrayList<>();
        for (Gap gap : gaps) {
            if (now - gap.since() > patienceNanos || gaps.size() - lost.size() > MOST_GAPS) {
                lost.add(gap);
            }
        }
        gaps.removeAll(lost);
        return lost;
    }
}
