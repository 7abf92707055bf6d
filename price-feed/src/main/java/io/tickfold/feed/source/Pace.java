package io.tickfold.feed.source;

import java.time.Duration;

/// How fast a recording is played.
///
/// @param times as fast as it was made; 0 is as fast as it can be published
public record Pace(int times) {

    private static final String UNLIMITED = "max";
    private static final int MOST = 1_000_000;

    /// Nobody waits longer.
    private static final Duration LONGEST = Duration.ofDays(3_650);

    /// @throws IllegalArgumentException if it is neither 0 nor up to a million times
    public Pace {
        if (times < 0 || times > MOST) {
            throw new IllegalArgumentException("a speed is 1 to 1000000, or max");
        }
    }

    /// Reads `1`, `60` or `max`.
    ///
    /// @throws IllegalArgumentException if it is neither
    public static Pace of(String text) {
        if (text.equals(UNLIMITED)) {
            return new Pace(0);
        }
        if (!text.matches("[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException(
                    "a speed is 1 to 1000000, or max, not '" + text + "'");
        }
        return new Pace(Integer.parseInt(text));
    }

    /// How long after the first trade another one is due.
    ///
    /// @param recorded how long after it the other one was made
    Duration due(Duration recorded) {
        if (times == 0 || recorded.isNegative()) {
            return Duration.ZERO;
        }
        Duration bounded = recorded.compareTo(LONGEST) < 0 ? recorded : LONGEST;
        return bounded.dividedBy(times);
    }
}
