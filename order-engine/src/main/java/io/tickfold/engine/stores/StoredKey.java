package io.tickfold.engine.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Fingerprint;
import io.tickfold.engine.domain.KeyMemory;
import io.tickfold.engine.domain.KeyMemory.Use;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.common.utils.ByteUtils;

/// The entry of a use of an idempotency key: as small as can be, since there may be millions.
///
/// Its key is `k/{period}/{account}`, a zero character and the command. The period is that of the
/// answer, 12 hours long, as five hexadecimal digits: so that what is out of date is together. Its
/// value is the version of the format, that of the rules, and as numbers of variable length the
/// time in milliseconds, the first sequence, and how many events follow it; then the fingerprint.
final class StoredKey {

    static final String PREFIX = "k/";
    static final String END = "k0";
    static final int FORMAT = 4;

    /// The hashes of hours, under the number of the hour as eight hexadecimal digits.
    static final String HASHES = "k-hash/";

    private static final long HOURS_OF_A_PERIOD = Duration.ofHours(12).toHours();
    private static final int LONGEST = 200;
    private static final char SEPARATOR = '\0';
    private static final char AFTER_SEPARATOR = '\1';

    private StoredKey() {}

    /// The period of a time.
    static long period(Instant time) {
        return KeyMemory.hour(time) / HOURS_OF_A_PERIOD;
    }

    /// The first period of which something has to be kept.
    static long firstKept(Instant now) {
        return KeyMemory.firstKept(now) / HOURS_OF_A_PERIOD;
    }

    /// Where the entries of a period begin.
    static String begin(long period) {
        return String.format(Locale.ROOT, "%s%05x/", PREFIX, period);
    }

    /// Where an account's entries of a period begin.
    static String begin(long period, AccountId account) {
        return begin(period) + account + SEPARATOR;
    }

    /// Where an account's entries of a period end.
    static String end(long period, AccountId account) {
        return begin(period) + account + AFTER_SEPARATOR;
    }

    static String hashKey(long hour) {
        return String.format(Locale.ROOT, "%s%08x", HASHES, hour);
    }

    static String key(long period, AccountId account, CommandId command) {
        return begin(period, account) + command;
    }

    static String key(Use use) {
        return key(period(use.first().at()), use.account(), use.command());
    }

    static byte[] value(Use use) {
        FirstAnswer first = use.first();
        ByteBuffer value = ByteBuffer.allocate(LONGEST);
        value.put(StateFormat.VERSION).put((byte) use.rulesVersion());
        ByteUtils.writeVarlong(first.at().toEpochMilli(), value);
        ByteUtils.writeVarlong(first.firstSequence(), value);
        ByteUtils.writeVarlong(first.lastSequence() - first.firstSequence(), value);
        value.put(use.fingerprint().value().getBytes(UTF_8)).flip();
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    /// @throws io.tickfold.engine.cluster.EngineStartException if the value is of a version that
    ///   this engine cannot read
    static Use use(String key, byte[] value) {
        StateFormat.require(
                value.length > 1 && value[0] >= FORMAT && value[0] <= StateFormat.VERSION);
        int names = key.indexOf('/', PREFIX.length()) + 1;
        int separator = key.indexOf(SEPARATOR, names);
        ByteBuffer bytes = ByteBuffer.wrap(value, 1, value.length - 1);
        int rulesVersion = bytes.get();
        Instant at = Instant.ofEpochMilli(ByteUtils.readVarlong(bytes));
        long first = ByteUtils.readVarlong(bytes);
        long last = first + ByteUtils.readVarlong(bytes);
        return new Use(
                new AccountId(key.substring(names, separator)),
                new CommandId(key.substring(separator + 1)),
                new Fingerprint(UTF_8.decode(bytes).toString()),
                new FirstAnswer(first, last, at),
                rulesVersion);
    }
}
