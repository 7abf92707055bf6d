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

    /// A greater gap means that an exchange counts in another way now.
    static final long LARGEST_GAP = 100_000;

    /// So many old numbers that count up, and nothing newer for a while, mean that too.
    static final int MOST_REPEATED = 20;

    private final long patienceNanos;
    private final Map<String, Series> all = new HashMap<>();
    private final Deque<Gap> gaps = new ArrayDeque<>();
    private final List<Gap> givenUp = new ArrayList<>();

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

    /// The numbers of one name.
    private static final class Series {

        private long last;
        private long lastAt;
        private long old = -1;
        private int olds;

        Series(long last, long now) {
            restart(last, now);
        }

        void restart(long number, long now) {
            last = number;
            lastAt = now;
            old = -1;
            olds = 0;
        }

        void old(ExchangeTrade trade) {
            olds = trade.first() > old ? olds + 1 : 1;
            old = trade.last();
        }
    }

    /// @param patienceNanos how long a trade may be late
    TradeSequences(long patienceNanos) {
        this.patienceNanos = patienceNanos;
    }

    /// Whether it has not come before.
    boolean isNew(ExchangeTrade trade, long now) {
        Series series = all.get(trade.name());
        if (series == null) {
            all.put(trade.name(), new Series(trade.last(), now));
            return true;
        }
        if (trade.last() > series.last) {
            Gap gap = new Gap(trade.name(), series.last + 1, trade.first() - 1, now);
            if (gap.size() > LARGEST_GAP) {
                gaps.removeIf(each -> each.name().equals(trade.name()));
            } else {
                addUnlessEmpty(gap);
            }
            series.restart(trade.last(), now);
            return true;
        }
        if (fills(trade)) {
            return true;
        }
        series.old(trade);
        if (series.olds > MOST_REPEATED && now - series.lastAt > patienceNanos) {
            gaps.removeIf(each -> each.name().equals(trade.name()));
            series.restart(trade.last(), now);
            return true;
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
        if (gaps.size() > MOST_GAPS) {
            givenUp.add(gaps.removeFirst());
        }
    }

    /// The gaps that nothing will fill any more; each is told once.
    List<Gap> lost(long now) {
        List<Gap> lost = new ArrayList<>(givenUp);
        givenUp.clear();
        for (Gap gap : List.copyOf(gaps)) {
            if (now - gap.since() > patienceNanos) {
                gaps.remove(gap);
                lost.add(gap);
            }
        }
        return lost;
    }
}
