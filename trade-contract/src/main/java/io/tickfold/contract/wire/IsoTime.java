package io.tickfold.contract.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/// Times of messages as ISO 8601 text. Those to the millisecond, as nearly all are, go without the
/// way through a formatter, which takes longer than the rest of a message.
public final class IsoTime {

    private static final String FORM = "0000-00-00T00:00:00.000Z";
    private static final int NUMBERS = 7;
    private static final long MILLIS_OF_DAY = 86_400_000;
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private IsoTime() {}

    /// The text that [Instant#toString] gives.
    static String text(Instant time) {
        if (!isInRange(time)) {
            return time.toString();
        }
        long millis = time.toEpochMilli();
        boolean isOfForm = millis % 1_000 != 0 && time.equals(Instant.ofEpochMilli(millis));
        return isOfForm ? textOfMillis(millis) : time.toString();
    }

    private static boolean isInRange(Instant time) {
        return !time.isBefore(Instant.EPOCH) && !time.isAfter(END);
    }

    private static String textOfMillis(long millis) {
        LocalDate date = LocalDate.ofEpochDay(millis / MILLIS_OF_DAY);
        int ofDay = (int) (millis % MILLIS_OF_DAY);
        byte[] text = new byte[FORM.length()];
        int end = put(text, 0, 4, date.getYear());
        end = put(text, end, 2, date.getMonthValue());
        end = put(text, end, 2, date.getDayOfMonth());
        end = put(text, end, 2, ofDay / 3_600_000);
        end = put(text, end, 2, ofDay / 60_000 % 60);
        end = put(text, end, 2, ofDay / 1_000 % 60);
        put(text, end, 3, ofDay % 1_000);
        return new String(text, ISO_8859_1);
    }

    /// Puts a number and the mark that the form has behind it.
    ///
    /// @return where the next number begins
    private static int put(byte[] text, int from, int digits, int number) {
        int rest = number;
        for (int i = from + digits - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        text[from + digits] = (byte) FORM.charAt(from + digits);
        return from + digits + 1;
    }

    /// @throws DateTimeException if the text is no time
    public static Instant parseAny(String text) {
        return isOfForm(text) ? parseMillis(text) : Instant.parse(text);
    }

    /// @throws DateTimeException if the text is no time, or none of the years from 1970 to 9999
    static Instant parse(String text) {
        Instant time = parseAny(text);
        if (!isInRange(time)) {
            throw new DateTimeException("years from 1970 to 9999");
        }
        return time;
    }

    private static boolean isOfForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char each = text.charAt(i);
            boolean isAsInForm =
                    FORM.charAt(i) == '0' ? each >= '0' && each <= '9' : each == FORM.charAt(i);
            if (!isAsInForm) {
                return false;
            }
        }
        return true;
    }

    private static Instant parseMillis(String text) {
        int[] numbers = numbers(text);
        if (numbers[3] > 23 || numbers[4] > 59 || numbers[5] > 59) {
            return Instant.parse(text);
        }
        long day = LocalDate.of(numbers[0], numbers[1], numbers[2]).toEpochDay();
        long second = ((day * 24 + numbers[3]) * 60 + numbers[4]) * 60 + numbers[5];
        return Instant.ofEpochMilli(1_000 * second + numbers[6]);
    }

    private static int[] numbers(String text) {
        int[] numbers = new int[NUMBERS + 1];
        int index = 0;
        for (int i = 0; i < FORM.length(); i++) {
            if (FORM.charAt(i) == '0') {
                numbers[index] = 10 * numbers[index] + text.charAt(i) - '0';
            } else {
                index++;
            }
        }
        return numbers;
    }
}
