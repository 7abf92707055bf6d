package io.tickfold.feed.source;

import io.tickfold.feed.source.ExchangeMessage.ExchangeTrade;
import java.time.Instant;
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

    /// So many old numbers that count up, of trades that are later than the last, mean that too, if
    /// nothing newer came for a while.
    static final int MOST_REPEATED = 20;

    /// So many mean it whatever their times are: that of the last trade may be wrong.
    static final int MOST_REPLAYED = 1_000;

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
        private Instant lastTime = Instant.MIN;
        private long lastAt;
        private long old = -1;
        private int olds;

        Series(ExchangeTrade trade, long now) {
            advance(trade, now);
        }

        void advance(ExchangeTrade trade, long now) {
            advance(trade.last(), now);
            lastTime = trade.time();
        }

        void advance(long number, long now) {
            last = number;
            lastAt = now;
            old = -1;
            olds = 0;
        }

        /// Whether so many old numbers came that the exchange must have begun again.
        boolean hasRestarted(ExchangeTrade trade) {
            olds = trade.first() > old ? olds + 1 : 1;
            old = trade.last();
            return olds > (trade.time().isAfter(lastTime) ? MOST_REPEATED : MOST_REPLAYED);
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
            all.put(trade.name(), new Series(trade, now));
            return true;
        }
        if (trade.last() > series.last) {
            open(new Gap(trade.name(), series.last + 1, trade.first() - 1, now));
            series.advance(trade, now);
            return true;
        }
        if (fills(trade)) {
            return true;
        }
        if (series.hasRestarted(trade) && now - series.lastAt > patienceNanos) {
            gaps.removeIf(each -> each.name().equals(trade.name()));
            series.advance(trade, now);
            return true;
        }
        return false;
    }

    /// Whether any trade of that name is known.
    boolean knows(String name) {
        return all.containsKey(name);
    }

    /// The trade was made before anybody listened; what follows it is new.
    void begin(ExchangeTrade trade, long now) {
        all.put(trade.name(), new Series(trade, now));
    }

    /// Trades up to a number were made, which may be about to come.
    void reach(String name, long number, long now) {
        Series series = all.get(name);
        if (series != null && number > series.last) {
            open(new Gap(name, series.last + 1, number, now));
            series.advance(number, now);
        }
    }

    private void open(Gap gap) {
        if (gap.size() > LARGEST_GAP) {
            gaps.removeIf(each -> each.name().equals(gap.name()));
        } else {
            addUnlessEmpty(gap);
        }
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
