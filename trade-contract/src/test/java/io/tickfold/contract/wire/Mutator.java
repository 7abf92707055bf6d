package io.tickfold.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Damages bytes in every way that a disk, a network or an attacker might.
final class Mutator {

    private static final List<String> HOSTILE =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "1e1000000000",
                    "99999999999999999999",
                    "\"\"",
                    "\"1e1000000000\"",
                    "\"\\ud800\"",
                    "\"\\u0000\"",
                    "[[[[[[[[[[[[[[[[[[",
                    "{}",
                    "[]",
                    "NaN",
                    "\ufeff",
                    "/*");

    private final RandomGenerator random;

    Mutator(RandomGenerator random) {
        this.random = random;
    }

    byte[] mutate(byte[] bytes) {
        byte[] mutated = bytes;
        int times = random.nextInt(1, 4);
        for (int i = 0; i < times; i++) {
            mutated = once(mutated);
        }
        return mutated;
    }

    private byte[] once(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(12));
        return switch (random.nextInt(6)) {
            case 0 -> splice(bytes, from, from, anyBytes());
            case 1 -> splice(bytes, from, to, anyBytes());
            case 2 -> splice(bytes, from, to, new byte[0]);
            case 3 -> splice(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
            case 4 -> splice(bytes, from, to, anyHostile());
            default -> replaceValue(bytes);
        };
    }

    /// Puts something hostile where a value stood.
    private byte[] replaceValue(byte[] bytes) {
        int start = indexOf(bytes, from(bytes), (byte) ':') + 1;
        int end = indexOf(bytes, start, (byte) ',');
        return splice(bytes, start, end, anyHostile());
    }

    private int from(byte[] bytes) {
        return random.nextInt(bytes.length + 1);
    }

    /// Where the byte next stands; before the last byte if it does not.
    private static int indexOf(byte[] bytes, int from, byte wanted) {
        int index = from;
        while (index < bytes.length - 1 && bytes[index] != wanted) {
            index++;
        }
        return Math.min(index, Math.max(0, bytes.length - 1));
    }

    private byte[] anyHostile() {
        return HOSTILE.get(random.nextInt(HOSTILE.size())).getBytes(UTF_8);
    }

    private byte[] anyBytes() {
        byte[] any = new byte[random.nextInt(1, 4)];
        random.nextBytes(any);
        return any;
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] middle) {
        int end = Math.max(from, to);
        byte[] spliced = Arrays.copyOf(bytes, from + middle.length + bytes.length - end);
        System.arraycopy(middle, 0, spliced, from, middle.length);
        System.arraycopy(bytes, end, spliced, from + middle.length, bytes.length - end);
        return spliced;
    }
}
