package io.tickfold.readmodel.candle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which numbers of one source have been taken for a symbol: all from the first to the last but
/// those of its gaps, so that every trade counts once, however often and late it is told.
final class TradeSeries {

    /// More gaps than these are given up, the smallest first: what comes of it later is left out.
    static final int MOST_GAPS = 1_000;

    /// Where more numbers than these are missing, the source began to number at another place: what
    /// is told of them later counts, but no candle is incomplete without them.
    static final long LARGEST_GAP = 100_000;

    /// A known number at so much later a time than the last trade is no repetition: the source has
    /// begun to number in another way.
    static final long RENUMBERED_MICROS = 60_000_000;

    private final NavigableMap<Long, Gap> gaps = new TreeMap<>();
    private final List<Gap> lost = new ArrayList<>();
    private @Nullable Range range;

    /// Numbers that are missing.
    ///
    /// @param after the time of the trade before them, in microseconds
    /// @param before the time of the trade after them
    record Gap(long first, long last, long after, long before) {

        /// The times the other way round are put right: a later number may have the earlier time.
        Gap {
            if (after > before) {
                long later = after;
                after = before;
                before = later;
            }
        }

        private long size() {
            return last - first + 1;
        }

        private boolean isMarked() {
            return size() <= LARGEST_GAP;
        }

        private boolean isBeside(long number) {
            return last == number - 1 || first == number + 1;
        }
    }

    /// What is known but for the gaps.
    ///
    /// @param lastAt the latest time of all
    /// @param since trades from before this time had other numbers
    record Range(long first, long last, long firstAt, long lastAt, long since) {

        private Range upTo(long number, long at) {
            return new Range(first, number, firstAt, Math.max(lastAt, at), since);
        }

        private Range from(long number, long at) {
            return new Range(number, last, at, Math.max(lastAt, at), since);
        }
    }

    TradeSeries() {}

    TradeSeries(Range range, Collection<Gap> gaps) {
        this.range = range;
        gaps.forEach(this::add);
    }

    /// Empty of numbers at first.
    @Nullable Range range() {
        return range;
    }

    Map<Long, Gap> gaps() {
        return gaps;
    }

    /// The gaps that were given up and mark candles, each told once.
    List<Gap> takeLost() {
        List<Gap> told = List.copyOf(lost);
        lost.clear();
        return told;
    }

    /// Takes a trade, unless it was taken before.
    ///
    /// @return whether it is new
    boolean take(long number, long at) {
        Range known = range;
        if (known == null) {
            range = new Range(number, number, at, at, Long.MIN_VALUE);
            return true;
        }
        if (at < known.since()) {
            return false;
        }
        boolean isNew = isNew(known, number, at);
        while (gaps.size() > MOST_GAPS) {
            giveUpTheSmallestBut(number);
        }
        return isNew;
    }

    /// A backfill has just opened the gap beside the number, and is about to fill it.
    private void giveUpTheSmallestBut(long number) {
        gaps.values().stream()
                .filter(gap -> !gap.isBeside(number))
                .min(Comparator.comparingLong(Gap::size))
                .ifPresent(smallest -> {
                    gaps.remove(smallest.first());
                    lose(smallest);
                });
    }

    private void lose(Gap gap) {
        if (gap.isMarked()) {
            lost.add(gap);
        }
    }

    private boolean isNew(Range known, long number, long at) {
        if (number > known.last()) {
            addUnlessEmpty(new Gap(known.last() + 1, number - 1, known.lastAt(), at));
            range = known.upTo(number, at);
            return true;
        }
        if (number < known.first()) {
            addUnlessEmpty(new Gap(number + 1, known.first() - 1, at, known.firstAt()));
            range = known.from(number, at);
            return true;
        }
        return fills(number, at) || isRenumbered(known, number, at);
    }

    private boolean fills(long number, long at) {
        Map.Entry<Long, Gap> found = gaps.floorEntry(number);
        if (found == null || found.getValue().last() < number) {
            return false;
        }
        Gap gap = found.getValue();
        gaps.remove(gap.first());
        addUnlessEmpty(new Gap(gap.first(), number - 1, gap.after(), at));
        addUnlessEmpty(new Gap(number + 1, gap.last(), at, gap.before()));
        return true;
    }

    private boolean isRenumbered(Range known, long number, long at) {
        if (at - known.lastAt() <= RENUMBERED_MICROS) {
            return false;
        }
        gaps.values().forEach(this::lose);
        lost.add(new Gap(number, number, known.lastAt(), at));
        gaps.clear();
        range = new Range(number, number, at, at, at);
        return true;
    }

    private void addUnlessEmpty(Gap gap) {
        if (gap.first() <= gap.last()) {
            add(gap);
        }
    }

    private void add(Gap gap) {
        gaps.put(gap.first(), gap);
    }
}
