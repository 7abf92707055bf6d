package io.tickfold.audit.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// The texts that the lines of an export begin with, and those within a record's line.
///
/// A line has one form only: no spaces, fields in this order, what is absent left out.
final class ExportMarks {

    static final byte[] INPUT = ascii("{\"log\":\"input\",\"partition\":");
    static final byte[] EVENT = ascii("{\"log\":\"events\",\"partition\":");
    static final byte[] OFFSET = ascii(",\"offset\":");
    static final byte[] TIMESTAMP = ascii(",\"timestamp\":\"");
    static final byte[] KEY = ascii(",\"key\":\"");
    static final byte[] KEY64 = ascii(",\"key64\":\"");
    static final byte[] HEADERS = ascii(",\"headers\":{");
    static final byte[] HEADERS64 = ascii(",\"headers64\":[");
    static final byte[] VALUE = ascii(",\"value\":");
    static final byte[] VALUE64 = ascii(",\"value64\":\"");
    static final byte[] HEADER = ascii("{\"export\":");
    static final byte[] SEAL = ascii("{\"seal\":{\"partition\":");
    static final byte[] END = ascii("{\"end\":{\"records\":");

    private ExportMarks() {}

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
