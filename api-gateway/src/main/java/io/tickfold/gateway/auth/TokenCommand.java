package io.tickfold.gateway.auth;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Prints a token for an account, signed with the secret of a data directory.
///
/// Exit code 2 for arguments that make no sense, 1 if there is no usable secret.
public final class TokenCommand {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final PrintStream out;
    private final PrintStream err;

    TokenCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(new TokenCommand(System.out, System.err).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        try {
            return print(TokenArguments.parse(arguments));
        } catch (IllegalArgumentException e) {
            return fail(MISUSED, e.getMessage() + System.lineSeparator() + TokenArguments.USAGE);
        }
    }

    private int print(TokenArguments arguments) {
        Path file = JwtSecretFile.in(arguments.dataDirectory());
        if (Files.notExists(file)) {
            return fail(FAILED, "no secret at " + file + "; the server makes it when it starts");
        }
        try {
            TokenIssuer issuer = new TokenIssuer(JwtSecretFile.read(file), InstantSource.system());
            out.println(issuer.issue(arguments.user(), arguments.lifetime()));
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            return fail(FAILED, "cannot use the secret at " + file + ": " + e.getMessage());
        }
    }

    private int fail(int code, String why) {
        err.println(why);
        return code;
    }
}
