package io.tickfold.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/// What a command of the tool printed, and how it ended.
public record CommandRun(int exitCode, String output, String errors) {

    public static CommandRun of(String... arguments) {
        return on(new ByteArrayOutputStream(), arguments);
    }

    /// Of a command whose output goes to this stream.
    static CommandRun on(OutputStream printed, String... arguments) {
        PrintStream output = System.out;
        PrintStream errors = System.err;
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        System.setErr(new PrintStream(complained, true, UTF_8));
        try {
            int exitCode = Audit.execute(arguments);
            String text = printed instanceof ByteArrayOutputStream kept ? kept.toString(UTF_8) : "";
            return new CommandRun(exitCode, text, complained.toString(UTF_8));
        } finally {
            System.setOut(output);
            System.setErr(errors);
        }
    }
}
