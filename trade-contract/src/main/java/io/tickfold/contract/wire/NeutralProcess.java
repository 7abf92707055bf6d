package io.tickfold.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Locale;

/// Makes a process behave the same whatever the language and the charset of its machine are.
///
/// Our own code names locale, time zone and charset wherever it matters, and the build enforces
/// that. Libraries do not: Kafka, for one, names its files in the digits of the default locale.
public final class NeutralProcess {

    private NeutralProcess() {}

    /// The first call of each `main`, before any library has looked at the defaults.
    public static void begin() {
        Locale.setDefault(Locale.ROOT);
        System.setOut(inUtf8(FileDescriptor.out));
        System.setErr(inUtf8(FileDescriptor.err));
    }

    private static PrintStream inUtf8(FileDescriptor stream) {
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(stream)), true, UTF_8);
    }
}
