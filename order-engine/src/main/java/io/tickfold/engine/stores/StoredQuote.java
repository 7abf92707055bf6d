package io.tickfold.engine.stores;

import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.engine.domain.Anchors;
import io.tickfold.engine.domain.Market.LastQuote;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.ByteUtils;

/// A symbol's newest quote as it is stored: in bytes of its own, since each tick writes one in each
/// partition. Up to format 4 it was JSON.
///
/// It is the version of the format, then as numbers of variable length the feed's position, the
/// time in seconds and nanoseconds and the offset, then the quote; then the step that it has moved
/// to and the anchors, the narrowest step first, if it has any. An anchor that is the same as the
/// quote before it is one byte. A price is the number of its decimals, at least 2, and its digits.
final class StoredQuote {

    static final int FORMAT = 5;

    private static final int LONGEST = 1_024;
    private static final byte SAME = -1;
    private static final byte LARGE = -2;
    private static final byte NO_ANCHORS = -1;

    private StoredQuote() {}

    static byte[] value(LastQuote last) {
        ByteBuffer value = ByteBuffer.allocate(LONGEST);
        value.put(StateFormat.VERSION);
        ByteUtils.writeVarlong(last.position().epoch(), value);
        ByteUtils.writeVarlong(last.position().sequence(), value);
        write(last.at(), value);
        ByteUtils.writeVarlong(last.offset(), value);
        write(last.quote(), value);
        last.anchors()
                .ifPresentOrElse(
                        anchors -> write(anchors, last.quote(), value),
                        () -> value.put(NO_ANCHORS));
        value.flip();
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    private static void write(Instant at, ByteBuffer value) {
        long seconds = at.getEpochSecond();
        int nanos = at.getNano();
        ByteUtils.writeVarlong(seconds, value);
        ByteUtils.writeVarint(nanos, value);
    }

    private static void write(Anchors anchors, Quote newest, ByteBuffer value) {
        value.put((byte) anchors.moved()).put((byte) anchors.quotes().size());
        Quote before = newest;
        for (Quote each : anchors.quotes().reversed()) {
            if (each.equals(before)) {
                value.put(SAME);
            } else {
                write(each, value);
            }
            before = each;
        }
    }

    private static void write(Quote quote, ByteBuffer value) {
        write(quote.bid().value(), value);
        write(quote.ask().value(), value);
    }

    private static void write(BigDecimal decimal, ByteBuffer value) {
        BigInteger digits = decimal.unscaledValue();
        if (digits.bitLength() < Long.SIZE) {
            value.put((byte) decimal.scale());
            ByteUtils.writeVarlong(digits.longValue(), value);
        } else {
            byte[] large = digits.toByteArray();
            value.put(LARGE).put((byte) decimal.scale()).put((byte) large.length).put(large);
        }
    }

    /// @throws io.tickfold.engine.cluster.EngineStartException if the value is of a version that
    ///   this engine cannot read
    static LastQuote quote(byte[] value) {
        if (value.length > 0 && value[0] < FORMAT) {
            return StateFormat.decode(value, LastQuote.class);
        }
        StateFormat.require(value.length > 1 && value[0] <= StateFormat.VERSION);
        ByteBuffer bytes = ByteBuffer.wrap(value, 1, value.length - 1);
        FeedPosition position =
                new FeedPosition(ByteUtils.readVarlong(bytes), ByteUtils.readVarlong(bytes));
        Instant at =
                Instant.ofEpochSecond(ByteUtils.readVarlong(bytes), ByteUtils.readVarint(bytes));
        long offset = ByteUtils.readVarlong(bytes);
        Quote newest = readQuote(bytes.get(), bytes);
        return new LastQuote(newest, position, at, offset, readAnchors(newest, bytes));
    }

    private static Optional<Anchors> readAnchors(Quote newest, ByteBuffer bytes) {
        byte moved = bytes.get();
        if (moved == NO_ANCHORS) {
            return Optional.empty();
        }
        int count = bytes.get();
        List<Quote> quotes = new ArrayList<>(count);
        Quote before = newest;
        for (int i = 0; i < count; i++) {
            byte first = bytes.get();
            before = first == SAME ? before : readQuote(first, bytes);
            quotes.add(before);
        }
        return Optional.of(new Anchors(quotes.reversed(), moved));
    }

    private static Quote readQuote(byte first, ByteBuffer bytes) {
        Price bid = new Price(readDecimal(first, bytes));
        return new Quote(bid, new Price(readDecimal(bytes.get(), bytes)));
    }

    private static BigDecimal readDecimal(byte first, ByteBuffer bytes) {
        if (first != LARGE) {
            return BigDecimal.valueOf(ByteUtils.readVarlong(bytes), first);
        }
        int scale = bytes.get();
        byte[] digits = new byte[bytes.get()];
        bytes.get(digits);
        return new BigDecimal(new BigInteger(digits), scale);
    }
}
